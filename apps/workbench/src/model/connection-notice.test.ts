import type { ConnectionState } from '@ccc/core';
import { connectionNotice } from './connection-notice';

const CASES: Array<[ConnectionState, string]> = [
  [{ name: 'idle' }, 'none'],
  [{ name: 'online', attempt: 0, since: 0, connection: 'c' }, 'none'],
  [{ name: 'fetchingTicket', attempt: 1, deadline: 0 }, 'retrying'],
  [{ name: 'opening', attempt: 1, deadline: 0 }, 'retrying'],
  [{ name: 'greeting', attempt: 1, deadline: 0 }, 'retrying'],
  [{ name: 'waiting', attempt: 1, deadline: 9, code: 'connection.lost' }, 'waiting'],
  [{ name: 'suspended', reason: 'hidden', deadline: undefined }, 'none'],
  [{ name: 'suspended', reason: 'offline', deadline: undefined }, 'offline'],
  [{ name: 'suspended', reason: 'both', deadline: undefined }, 'offline'],
  [{ name: 'stopped', code: 'connection.replaced' }, 'stopped'],
];

test.each(CASES)('%j is told as %s', (state, kind) => {
  expect(connectionNotice(state, false).kind).toBe(kind);
});

test('the first try of a page that loads is no news, the second is', () => {
  expect(connectionNotice({ name: 'opening', attempt: 0, deadline: 0 }, true).kind).toBe('none');
  expect(connectionNotice({ name: 'opening', attempt: 1, deadline: 0 }, true).kind).toBe(
    'retrying',
  );
});
