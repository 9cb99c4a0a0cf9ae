import { entryOf } from './entry-of';

test('values of the query come as they were written, absent ones as nothing', () => {
  const query = { clientData: encodeURIComponent('订单 7&8'), page: '' };
  expect(entryOf(query)).toEqual({ flow: undefined, page: undefined, clientData: '订单 7&8' });
});

test('a value that was never encoded stays', () => {
  expect(entryOf({ clientData: '100%' })).toMatchObject({ clientData: '100%' });
});
