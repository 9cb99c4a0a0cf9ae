import { mount } from '../../test/mount';
import { starsOf, tagsFor } from './rating-choices';

const star = (score: number) => `.star--${score}`;

test('stars, a word and a comment are given together', async () => {
  const form = mount('rating-form', { language: 'en' });
  const given = form.listen('rate');
  expect(form.has('.submit')).toBe(false);
  await form.tap(star(4));
  expect(form.textOf('.verdict')).toBe('Good');
  await form.tap('.tag--2');
  await form.fire('input', { value: '  kind  ' }, '.comment');
  await form.tap('.submit');
  expect(given).toEqual([{ score: 4, tags: ['Clear answers'], comment: 'kind' }]);
});

test('it says once that it has become higher', async () => {
  const form = mount('rating-form');
  const unfolded = form.listen('unfold');
  await form.tap(star(4));
  await form.tap(star(2));
  expect(unfolded).toHaveLength(1);
});

test('words are kept among good scores, and are others for poor ones', async () => {
  const form = mount('rating-form', { language: 'en' });
  const given = form.listen('rate');
  await form.tap(star(5));
  await form.tap('.tag--1');
  await form.tap(star(4));
  await form.tap('.submit');
  await form.tap(star(2));
  expect(form.textOf('.tags')).toContain('Long wait');
  await form.tap('.submit');
  expect(given).toMatchObject([
    { score: 4, tags: ['Quick reply'] },
    { score: 2, tags: [] },
  ]);
});

test('nothing is sent twice while it is on its way', async () => {
  const form = mount('rating-form');
  const given = form.listen('rate');
  await form.tap(star(5));
  form.setProperties({ pending: true });
  await form.tap('.submit');
  expect(given).toEqual([]);
});

test('a given rating is shown with thanks, and cannot be changed', async () => {
  const form = mount('rating-form', { language: 'zh_CN', given: 3 });
  expect(form.textOf('.title')).toBe('感谢您的评价');
  expect(form.textOf('.verdict')).toBe('一般');
  await form.tap(star(5));
  expect(form.textOf('.verdict')).toBe('一般');
  expect(form.has('.submit')).toBe(false);
});

test.each(['zh_CN', 'en'])(
  'there are five verdicts and as many words for either side, %s',
  (tag) => {
    expect(starsOf(0, tag).map(({ label }) => label !== '')).toEqual(Array(5).fill(true));
    expect(tagsFor(5, tag)).toHaveLength(4);
    expect(tagsFor(1, tag)).toHaveLength(4);
  },
);
