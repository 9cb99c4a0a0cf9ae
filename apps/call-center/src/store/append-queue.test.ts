import type { SessionId } from '@ccc/protocol';
import { addSession, message, seed } from '../../test/store-fixtures';
import { openTempStore } from '../../test/temp-store';
import { AppendQueue } from './append-queue';
import { lastSeqs } from './event-reader';
import type { Store } from './store';

let store: Store;
let sessions: SessionId[];

beforeAll(async () => {
  store = await openTempStore();
  await seed(store);
}, 30_000);

afterAll(() => store.close());

let round = 0;

beforeEach(async () => {
  round += 1;
  sessions = [];
  for (let n = 0; n < 10; n++) sessions.push(await addSession(store, `round-${round}-${n}`));
});

test('appends that come together are all written, each to its own session', async () => {
  const queue = new AppendQueue(store);
  const outcomes = await Promise.all(sessions.map((each) => queue.append(message(each, 1))));
  expect(outcomes.map(({ kind }) => kind)).toEqual(sessions.map(() => 'appended'));
  const seqs = await lastSeqs(store.db, sessions);
  expect(sessions.map((each) => seqs.get(each))).toEqual(sessions.map(() => 2));
});

test('one that is overtaken or repeated says so, and the others are written', async () => {
  const queue = new AppendQueue(store);
  const command = { sender: 'customer:1', commandId: 'c1' };
  await queue.append(message(sessions[1]!, 1, { command }));
  const outcomes = await Promise.all([
    queue.append(message(sessions[0]!, 1)),
    queue.append(message(sessions[1]!, 2, { command })),
    queue.append(message(sessions[2]!, 7)),
    queue.append(message(sessions[3]!, 1)),
  ]);
  expect(outcomes).toMatchObject([
    { kind: 'appended' },
    { kind: 'repeated', seq: 2 },
    { kind: 'stale' },
    { kind: 'appended' },
  ]);
});

test('one that the database refuses fails alone', async () => {
  const queue = new AppendQueue(store);
  const outcomes = await Promise.allSettled([
    queue.append(message(sessions[0]!, 1)),
    queue.append(message(sessions[1]!, 1)),
    queue.append(message(sessions[2]!, 1, { at: Number.NaN })),
    queue.append(message(sessions[3]!, 1)),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  const seqs = await lastSeqs(store.db, sessions.slice(0, 4));
  expect(sessions.slice(0, 4).map((each) => seqs.get(each))).toEqual([2, 2, 1, 2]);
});
