import { asId, type FileId, type RecallReason, type SessionId } from '@ccc/protocol';
import type { NewEvent } from '../domain/contract';
import { INSTANCE, addSession, message, seed, summary, text } from '../../test/store-fixtures';
import { openTempStore } from '../../test/temp-store';
import { AppendQueue } from './append-queue';
import { lastSeqs, readEvents } from './event-reader';
import { beginFile, completeFile, readFile } from './files';
import type { Append } from './session-log';
import type { Store } from './store';

let store: Store;
let sessions: SessionId[];

beforeAll(async () => {
  store = await openTempStore();
  await seed(store);
}, 30_000);

afterAll(() => store.close());

function picture(file: FileId) {
  return { type: 'image', file, width: 4, height: 3, bytes: 9 } as const;
}

/** A picture at 2 and words at 3. */
async function sendPicture(queue: AppendQueue, session: SessionId): Promise<FileId> {
  const file = asId<FileId>(`file-of-${session}`);
  const row = {
    id: file,
    session,
    owner: `customer:${session}`,
    kind: 'image' as const,
    bytes: 9,
    sdkAppId: INSTANCE,
    at: 1,
  };
  await beginFile(store.db, row, { maxBytes: 1000, since: 0 });
  await completeFile(store.db, { id: file, mime: 'image/png', width: 4, height: 3, bytes: 9 });
  const shown = { ...text(''), data: { content: picture(file) } } as NewEvent;
  await queue.append(message(session, 1, { events: [shown] }));
  await queue.append(message(session, 2));
  return file;
}

function recall(
  session: SessionId,
  expectedSeq: number,
  seq: number,
  reason?: RecallReason,
): Append {
  const actor = { kind: 'system' } as const;
  return message(session, expectedSeq, {
    events: [{ name: 'message.recalled', actor, data: { seq, ...(reason ? { reason } : {}) } }],
  });
}

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

test('recalls of several sessions at once wipe what each recalls, alone as together', async () => {
  const queue = new AppendQueue(store);
  const files = await Promise.all(sessions.map((each) => sendPicture(queue, each)));
  // The first is written alone; those that come meanwhile go together. One of them is overtaken.
  const outcomes = await Promise.all(
    sessions.map((each, index) =>
      queue.append(recall(each, index === 4 ? 1 : 3, 2, index === 5 ? 'contentCheck' : undefined)),
    ),
  );
  expect(outcomes.map(({ kind }) => kind)).toEqual(
    sessions.map((_, index) => (index === 4 ? 'stale' : 'appended')),
  );
  for (const [index, session] of sessions.entries()) {
    const isKept = index === 4;
    const log = await readEvents(store.db, session, 0, 10);
    expect(log.map(({ event }) => [event.seq, event.at, event.name])).toEqual(
      [
        [1, 1, 'message.sent'],
        [2, 2, 'message.sent'],
        [3, 2, 'message.sent'],
        [4, 2, 'message.recalled'],
      ].slice(0, isKept ? 3 : 4),
    );
    expect(log[1]?.event.data).toEqual(
      isKept
        ? { content: picture(files[index]!) }
        : { content: { type: 'recalled', ...(index === 5 ? { reason: 'contentCheck' } : {}) } },
    );
    expect(log[2]?.event.data).toEqual(text('message 3').data);
    expect(await readFile(store.db, files[index]!)).toEqual(isKept ? expect.anything() : null);
  }
});

test('a picture that another message shows as well stays', async () => {
  const queue = new AppendQueue(store);
  const [session] = sessions as [SessionId];
  const file = await sendPicture(queue, session);
  const again = { ...text(''), data: { content: picture(file) } } as NewEvent;
  await queue.append(message(session, 3, { events: [again] }));
  await queue.append(recall(session, 4, 2));
  expect(await readFile(store.db, file)).not.toBeNull();
  await queue.append(recall(session, 5, 4));
  expect(await readFile(store.db, file)).toBeNull();
});

test('the poster of a video goes with it, unless it is shown elsewhere too', async () => {
  const queue = new AppendQueue(store);
  const [session] = sessions as [SessionId];
  const poster = await sendPicture(queue, session);
  const owner = `customer:${session}`;
  const film = asId<FileId>(`film-of-${session}`);
  const row = {
    id: film,
    session,
    owner,
    kind: 'video' as const,
    bytes: 9,
    sdkAppId: INSTANCE,
    at: 1,
  };
  await beginFile(store.db, row, { maxBytes: 1000, since: 0 });
  await completeFile(store.db, { id: film, mime: 'video/mp4', width: 4, height: 3, bytes: 9 });
  const content = { ...picture(film), type: 'video', poster } as const;
  await queue.append(
    message(session, 3, { events: [{ ...text(''), data: { content } } as NewEvent] }),
  );
  await queue.append(recall(session, 4, 2));
  expect(await readFile(store.db, poster)).not.toBeNull();
  await queue.append(recall(session, 5, 4));
  expect(await readFile(store.db, film)).toBeNull();
  expect(await readFile(store.db, poster)).toBeNull();
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
