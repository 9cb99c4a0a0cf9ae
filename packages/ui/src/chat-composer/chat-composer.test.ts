import { mount } from '../../test/mount';

test('send gives the trimmed text and empties the field', async () => {
  const composer = mount('chat-composer');
  const sent = composer.listen('send');
  await composer.fire('input', { value: '  在吗 \n' }, '.input');
  await composer.tap('.send');
  expect(sent).toEqual([{ text: '在吗' }]);
  expect(composer.has('.send')).toBe(false);
});

test('the send key of the keyboard sends too', async () => {
  const composer = mount('chat-composer');
  const sent = composer.listen('send');
  await composer.fire('input', { value: '在吗' }, '.input');
  await composer.fire('confirm', { value: '在吗' }, '.input');
  expect(sent).toEqual([{ text: '在吗' }]);
});

test('blank text and a disabled composer send nothing', async () => {
  const composer = mount('chat-composer');
  const sent = composer.listen('send');
  await composer.fire('input', { value: ' \n ' }, '.input');
  expect(composer.has('.send')).toBe(false);
  await composer.fire('confirm', { value: ' \n ' }, '.input');
  await composer.fire('input', { value: '在吗' }, '.input');
  composer.setProperties({ disabled: true });
  await composer.tap('.send');
  expect(sent).toEqual([]);
});

test('near the limit it counts down; beyond it, it keeps the text and refuses to send', async () => {
  const composer = mount('chat-composer', { maxChars: 10 });
  const sent = composer.listen('send');
  await composer.fire('input', { value: '12345678' }, '.input');
  expect(composer.has('.counter')).toBe(false);
  await composer.fire('input', { value: '123456789' }, '.input');
  expect(composer.textOf('.counter')).toBe('还可输入 1 字');
  await composer.fire('input', { value: '123456789012' }, '.input');
  expect(composer.textOf('.counter')).toBe('已超出 2 字');
  await composer.tap('.send');
  expect(sent).toEqual([]);
});

test('it makes room for the keyboard and says so once for each height', async () => {
  const composer = mount('chat-composer');
  const heights = composer.listen('keyboard');
  await composer.fire('keyboardheightchange', { height: 290 }, '.input');
  await composer.fire('keyboardheightchange', { height: 290 }, '.input');
  await composer.fire('blur', {}, '.input');
  expect(heights).toEqual([{ heightPx: 290 }, { heightPx: 0 }]);
});

async function withKeyboard(heightPx: number) {
  const composer = mount('chat-composer');
  const heights = composer.listen('keyboard');
  await composer.fire('focus', {}, '.input');
  await composer.fire('keyboardheightchange', { height: heightPx }, '.input');
  return { composer, heights };
}

test('a panel takes the very room of the keyboard, and gives it back, without a jump', async () => {
  const { composer, heights } = await withKeyboard(310);
  await composer.tap('.emoji-key');
  await composer.fire('blur', { cursor: 0 }, '.input');
  await composer.fire('keyboardheightchange', { height: 0 }, '.input');
  expect(composer.has('.panel')).toBe(true);
  expect(composer.styleOf('.room')).toBe('height: 310px');
  await composer.tap('.emoji-key');
  expect(composer.attributeOf('focus', '.input')).toBe(true);
  await composer.fire('keyboardheightchange', { height: 310 }, '.input');
  expect(composer.has('.panel')).toBe(false);
  expect(heights).toEqual([{ heightPx: 310 }]);
});

test('an emoji goes in where the cursor was, and the erase key takes back what stands before it', async () => {
  const composer = mount('chat-composer');
  const sent = composer.listen('send');
  await composer.fire('input', { value: '你好吗', cursor: 3 }, '.input');
  await composer.fire('blur', { cursor: 2 }, '.input');
  await composer.tap('.emoji-key');
  await composer.tap('.panel', '.emoji');
  await composer.tap('.panel', '.emoji');
  await composer.tap('.panel', '.erase');
  await composer.tap('.send');
  expect(sent).toEqual([{ text: '你好😀吗' }]);
});

test('the plus offers pictures while nothing is written', async () => {
  const composer = mount('chat-composer');
  const picked = composer.listen('pick');
  await composer.tap('.more-key');
  await composer.tap('.panel', '.entry');
  expect(picked).toEqual([{ source: 'album' }]);
  await composer.fire('input', { value: '在' }, '.input');
  expect(composer.has('.more-key')).toBe(false);
  expect(composer.has('.send')).toBe(true);
});

test('a composer that is disabled closes its panel and opens none', async () => {
  const composer = mount('chat-composer');
  await composer.tap('.emoji-key');
  composer.setProperties({ disabled: true });
  expect(composer.has('.panel')).toBe(false);
  await composer.tap('.more-key');
  expect(composer.has('.panel')).toBe(false);
});

test('its panel is put away from outside, a keyboard is left alone', async () => {
  const { composer } = await withKeyboard(310);
  composer.instance.closePanel?.();
  expect(composer.styleOf('.room')).toBe('height: 310px');
  await composer.tap('.emoji-key');
  expect(composer.has('.panel')).toBe(true);
  composer.instance.closePanel?.();
  expect(composer.has('.panel')).toBe(false);
});

test('words that are given to it go behind those that are there', async () => {
  const composer = mount('chat-composer');
  const sent = composer.listen('send');
  await composer.fire('input', { value: '您好，' }, '.input');
  composer.instance.write?.('发错了' as never);
  await composer.tap('.send');
  expect(sent).toEqual([{ text: '您好，发错了' }]);
});

test('each change that leaves words says that somebody is writing', async () => {
  const composer = mount('chat-composer');
  const typing = composer.listen('typing');
  await composer.fire('input', { value: '在' }, '.input');
  await composer.fire('input', { value: '' }, '.input');
  expect(typing).toHaveLength(1);
});

test('what will be answered stands above the field, and can be put away', async () => {
  const composer = mount('chat-composer', { quote: '阿狸: 红色还是蓝色？' });
  const put = composer.listen('unquote');
  expect(composer.textOf('.quoting__text')).toBe('阿狸: 红色还是蓝色？');
  await composer.tap('.quoting__close');
  expect(put).toHaveLength(1);
  composer.setProperties({ quote: '' });
  expect(composer.has('.quoting')).toBe(false);
});
