import { cardOf } from './card-of';

const query = (card: unknown) => ({ card: encodeURIComponent(JSON.stringify(card)) });

test('the lines of a card, and nothing else', () => {
  const card = { title: '杯子', price: '¥89', path: '/pages/a?b=1&c=2' };
  expect(cardOf(query({ ...card, note: '', more: 1 }))).toEqual(card);
});

test.each([
  {},
  { card: '' },
  { card: '%' },
  query(null),
  query('x'),
  query({ title: ' ' }),
  query({ price: '1' }),
])('%j is no card', (given) => {
  expect(cardOf(given)).toBeNull();
});
