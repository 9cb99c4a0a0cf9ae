import type { SessionId } from '@ccc/protocol';
import { addSession, message, seed, summary } from '../../test/store-fixtures';
import { openTempStore } from '../../test/temp-store';
import { AppendQueue } from './append-queue';
import { lastSeqs } from './event-reader';
import type { Append } from './session-log';
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

test('deadlines are set, kept and taken away, each session its own', async () => {
  const queue = new AppendQueue(store);
  const offer = { kind: 'offer', key: 'o', at: 10 } as const;
  const reply = { kind: 'customerReply', key: 'r', at: 20 } as const;
  const [a, b, c] = sessions as [SessionId, SessionId, SessionId];
  const write = (seq: number, deadlines: Array<Partial<Append>>) =>
    Promise.all([a, b, c].map((each, index) => queue.append(message(each, seq, deadlines[index]))));
  // The first goes alone; the others go together.
  await write(1, [{ deadlines: [offer] }, { deadlines: [offer, reply] }, { deadlines: [reply] }]);
  await write(2, [{}, { deadlines: [reply] }, { deadlines: [{ ...reply, key: 'r2', at: 30 }] }]);
  const timers = await store.db
    .selectFrom('timers')
    .select(['session_id', 'kind', 'key', 'due_at'])
    .where('session_id', 'in', [a, b, c])
    .orderBy('session_id')
    .execute();
  expect(timers).toEqual([
    { session_id: a, kind: 'offer', key: 'o', due_at: 10 },
    { session_id: b, kind: 'customerReply', key: 'r', due_at: 20 },
    { session_id: c, kind: 'customerReply', key: 'r2', due_at: 30 },
  ]);
});

test('what is written together reads as what is written alone', async () => {
  const queue = new AppendQueue(store);
  const command = { sender: 'customer:1', commandId: 'c1' };
  const append = (session: SessionId) =>
    message(session, 1, {
      command,
      summary: summary({
        stage: 'active',
        lastText: 'half \ud800 and nul \u0000',
        acceptedAt: 7,
        offer: null,
      }),
      state: { seq: 2, words: 'nul \u0000' },
      at: 1_800_000_000_000,
    });
  await Promise.all(sessions.slice(0, 3).map((each) => queue.append(append(each))));
  const rows = await store.db
    .selectFrom('sessions')
    .innerJoin('events', 'events.session_id', 'sessions.id')
    .selectAll()
    .where('sessions.id', 'in', sessions.slice(0, 3))
    .where('seq', '=', 2)
    .orderBy('sessions.id')
    .execute();
  const [alone, ...together] = rows.map(
    ({ id: _id, session_id: _session, customer_id: _customer, ...row }) => row,
  );
  expect(alone).toMatchObject({ stage: 'active', accepted_at: 7, sender: 'customer:1' });
  expect(together).toEqual([alone, alone]);
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
