import { mount } from '../../test/mount';

const FAILED = { messageKey: 'k1', side: 'own', text: '你好', send: 'failed' };

test('a tap on the mark of a failed message asks to send it again', async () => {
  const bubble = mount('chat-bubble', FAILED);
  const resends = bubble.listen('resend');
  await bubble.tap('.failed');
  expect(resends).toEqual([{ key: 'k1' }]);
});

test('a tap on a choice gives its keyword', async () => {
  const choices = [
    { keyword: '1', label: '产品咨询' },
    { keyword: '2', label: '商务合作' },
  ];
  const bubble = mount('chat-bubble', { messageKey: 'k2', text: '请选择', choices });
  const chosen = bubble.listen('choose');
  await bubble.tap('.choice');
  expect(chosen).toEqual([{ keyword: '1', label: '产品咨询' }]);
  expect(bubble.textOf('.choices')).toBe('产品咨询商务合作');
});

test('a long press on words or a picture asks what can be done', async () => {
  const bubble = mount('chat-bubble', FAILED);
  const held = bubble.listen('hold');
  await bubble.fire('longpress', {}, '.bubble');
  expect(held).toEqual([{ key: 'k1' }]);
  const shown = mount('chat-bubble', PICTURE);
  const heldToo = shown.listen('hold');
  await shown.fire('longpress', {}, '.picture');
  expect(heldToo).toEqual([{ key: 'p1' }]);
});

test('while it is sent there is a spinner, afterwards nothing', () => {
  const bubble = mount('chat-bubble', { ...FAILED, send: 'sending' });
  expect(bubble.has('.sending')).toBe(true);
  bubble.setProperties({ send: 'sent' });
  expect(bubble.has('.sending')).toBe(false);
  expect(bubble.has('.failed')).toBe(false);
});

test('a picture that does not load gives way to the default one, until there is another', async () => {
  const bubble = mount('chat-bubble', { ...FAILED, avatarUrl: 'https://a.example/1.png' });
  await bubble.fire('error', {}, '.avatar__picture');
  expect(bubble.has('.avatar__picture')).toBe(false);
  bubble.setProperties({ avatarUrl: 'https://a.example/2.png' });
  expect(bubble.has('.avatar__picture')).toBe(true);
});

test('a tap on one’s own picture, and on no other, says so', async () => {
  const bubble = mount('chat-bubble', { side: 'own', text: '您好' });
  const taps = bubble.listen('avatar');
  await bubble.tap('.avatar');
  bubble.setProperties({ side: 'other' });
  await bubble.tap('.avatar');
  expect(taps).toHaveLength(1);
});

test('without a picture an agent is shown by their initial, the service by its sign', () => {
  expect(mount('chat-bubble', { text: '您好', name: '阿狸' }).textOf('.avatar')).toBe('阿');
  expect(mount('chat-bubble', { text: '您好' }).textOf('.avatar')).toBe('');
});

const PICTURE = {
  messageKey: 'p1',
  side: 'own',
  pictureUrl: 'wxfile://tmp_1.jpg',
  pictureWidth: 800,
  pictureHeight: 600,
};

test('a picture keeps its shape within the box, and a tap asks to see it large', async () => {
  const bubble = mount('chat-bubble', PICTURE);
  const previews = bubble.listen('preview');
  expect(bubble.has('.bubble')).toBe(false);
  expect(bubble.styleOf('.picture')).toMatch(/width: 200px; height: 150px/);
  await bubble.tap('.picture');
  expect(previews).toEqual([{ key: 'p1', url: 'wxfile://tmp_1.jpg' }]);
});

test('while it goes up a picture says how far it is; failed, it can be sent again', async () => {
  const bubble = mount('chat-bubble', { ...PICTURE, send: 'sending', progress: 40 });
  expect(bubble.textOf('.picture__veil')).toBe('40%');
  bubble.setProperties({ send: 'failed', progress: -1 });
  expect(bubble.has('.picture__veil')).toBe(false);
  const resends = bubble.listen('resend');
  await bubble.tap('.failed');
  expect(resends).toEqual([{ key: 'p1' }]);
});

test('a picture that does not load says so, and a tap tries again', async () => {
  const bubble = mount('chat-bubble', PICTURE);
  const previews = bubble.listen('preview');
  await bubble.fire('error', {}, '.picture__image');
  expect(bubble.textOf('.picture')).toBe('图片加载失败，点按重试');
  await bubble.tap('.picture');
  expect(bubble.has('.picture__image')).toBe(true);
  expect(previews).toEqual([]);
});

test('what is no words and no picture is a block, and a tap on it says of which message', async () => {
  const media = { kind: 'card', title: '咖啡豆', note: '', price: '', imageUrl: '', isLink: true };
  const bubble = mount('chat-bubble', { messageKey: 'k9', media });
  const opened = bubble.listen('open');
  expect(bubble.has('.bubble')).toBe(false);
  await bubble.fire('open', {}, '.media');
  expect(opened).toContainEqual({ key: 'k9' });
});

test('addresses and numbers in the words can be tapped; without one nothing more is drawn', async () => {
  const bubble = mount('chat-bubble', { text: '见 https://a.example，或拨 400-810-8888' });
  const links = bubble.listen('link');
  expect(bubble.textOf('.text')).toBe('见 https://a.example，或拨 400-810-8888');
  await bubble.tap('.link');
  expect(links).toEqual([{ kind: 'url', text: 'https://a.example' }]);
  const updates = bubble.watchSetData();
  bubble.setProperties({ text: '<a href="https://">您好</a>' });
  expect(bubble.textOf('.text')).toBe('<a href="https://">您好</a>');
  expect(bubble.has('.link')).toBe(false);
  bubble.setProperties({ text: '您好' });
  expect(updates.filter((data) => 'runs' in data)).toEqual([{ runs: [] }]);
});

test('whether it was read stands below it, when it says so', () => {
  const bubble = mount('chat-bubble', { ...FAILED, send: 'sent' });
  expect(bubble.has('.mark')).toBe(false);
  bubble.setProperties({ mark: '已读' });
  expect(bubble.textOf('.mark')).toBe('已读');
});

test('what it answers is below the words, and a tap on it says whose it is', async () => {
  const bubble = mount('chat-bubble', { messageKey: 'k1', text: '有货', quote: '我: 红色的有吗' });
  const quotes = bubble.listen('quote');
  expect(bubble.textOf('.quote')).toBe('我: 红色的有吗');
  await bubble.tap('.quote');
  expect(quotes).toEqual([{ key: 'k1' }]);
  bubble.setProperties({ quote: '' });
  expect(bubble.has('.quote')).toBe(false);
});
