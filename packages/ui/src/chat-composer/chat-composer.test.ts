import { mount } from '../../test/mount';

test('send gives the trimmed text and empties the field', async () => {
  const composer = mount('chat-composer');
  const sent = composer.listen('send');
  await composer.fire('input', { value: '  在吗 \n' }, '.input');
  await composer.tap('.send');
  expect(sent).toEqual([{ text: '在吗' }]);
  await composer.tap('.send');
  expect(sent).toHaveLength(1);
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
  await composer.tap('.send');
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
