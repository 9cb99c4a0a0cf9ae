import { mount } from '../../test/mount';

test('a document shows its name, size and kind, and is asked for by a tap', async () => {
  const block = { kind: 'file', name: '报价.pdf', bytes: 1536 };
  const bubble = mount('media-bubble', { block, language: 'en' });
  const opened = bubble.listen('open');
  expect(bubble.textOf('.file__name')).toBe('报价.pdf');
  expect(bubble.textOf('.file__size')).toBe('1.5 KB');
  expect(bubble.textOf('.file__sign--pdf')).toBe('PDF');
  await bubble.tap('.file');
  expect(opened).toHaveLength(1);
});

test('a document that goes up shows how far it is', () => {
  const block = { kind: 'file', name: 'a.txt', bytes: 1 };
  const bubble = mount('media-bubble', { block, progress: 40 });
  expect(bubble.styleOf('.bar__done')).toMatch(/width: 40%/);
  bubble.setProperties({ progress: -1 });
  expect(bubble.has('.bar')).toBe(false);
});

test('a voice message grows with its seconds, and has a dot until it was heard', () => {
  const block = { kind: 'voice', seconds: 3, isUnread: true, isPlaying: false };
  const bubble = mount('media-bubble', { block });
  expect(bubble.styleOf('.voice')).toMatch(/width: 78px/);
  expect(bubble.has('.dot')).toBe(true);
  bubble.setProperties({ block: { ...block, seconds: 60, isUnread: false, isPlaying: true } });
  expect(bubble.styleOf('.voice')).toMatch(/width: 192px/);
  expect(bubble.has('.dot')).toBe(false);
  expect(bubble.has('.voice--playing')).toBe(true);
});

test('a video has its own shape, its length, and a mark to play it', () => {
  const block = { kind: 'video', posterUrl: '', width: 640, height: 360, durationMs: 65_000 };
  const bubble = mount('media-bubble', { block });
  expect(bubble.styleOf('.video')).toMatch(/width: 200px; height: 113px/);
  expect(bubble.textOf('.video__time')).toBe('1:05');
  expect(bubble.has('.play')).toBe(true);
  bubble.setProperties({ progress: 10 });
  expect(bubble.textOf('.veil')).toBe('10%');
  expect(bubble.has('.play')).toBe(false);
});

test('a card shows the lines that it has', async () => {
  const block = {
    kind: 'card',
    title: '咖啡豆',
    note: '',
    price: '¥68',
    imageUrl: '',
    isLink: true,
  };
  const bubble = mount('media-bubble', { block });
  expect(bubble.textOf('.card')).toBe('咖啡豆¥68');
  expect(bubble.has('.card__note')).toBe(false);
  const opened = bubble.listen('open');
  await bubble.tap('.card');
  expect(opened).toHaveLength(1);
});
