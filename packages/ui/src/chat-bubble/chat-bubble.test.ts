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

test('a long press gives the text', async () => {
  const bubble = mount('chat-bubble', FAILED);
  const held = bubble.listen('hold');
  await bubble.fire('longpress', {}, '.bubble');
  expect(held).toEqual([{ key: 'k1', text: '你好' }]);
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
