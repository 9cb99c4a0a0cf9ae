import { mount } from '../../test/mount';

test('what the customer looks at is offered, sent by a tap, and put away by another', async () => {
  const card = { title: '粗陶马克杯', note: '320ml', price: '¥89' };
  const strip = mount('card-strip', { card, language: 'en' });
  const [sent, closed] = [strip.listen('send'), strip.listen('close')];
  expect(strip.textOf('.text')).toBe('粗陶马克杯¥89');
  await strip.tap('.send');
  await strip.tap('.close');
  expect([sent.length, closed.length]).toEqual([1, 1]);
  strip.setProperties({ card: null });
  expect(strip.has('.strip')).toBe(false);
});
