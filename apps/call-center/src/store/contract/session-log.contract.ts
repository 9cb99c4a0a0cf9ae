import { asId, type AgentId, type SessionId } from '@ccc/protocol';
import type { StorePlace } from '../../../test/temp-store';
import {
  addCustomer,
  addSession,
  appendUntilDone,
  FLOW,
  INSTANCE,
  message,
  seed,
  summary,
  text,
} from '../../../test/store-fixtures';
import { lastSeqs, readEvents } from '../event-reader';
import { appendEvents } from '../append-events';
import { createSession, findByCommand, lockSession, readSession } from '../session-log';
import { isUniqueViolation } from '../store-error';
import type { Store } from '../store';

/** What the log of a session promises, whatever is behind it. */
export function describeSessionLog(createPlace: () => Promise<StorePlace>): void {
  describe('session log', () => {
    let place: StorePlace;
    let store: Store;

    beforeAll(async () => {
      place = await createPlace();
      store = await place.open();
      await seed(store);
    });
    afterAll(async () => {
      await store.close();
      await place.drop();
    });

    const seqsOf = async (session: SessionId): Promise<number[]> =>
      (await readEvents(store.db, session, 0, 1000)).map(({ event }) => event.seq);

    it('gives events back in order, from anywhere, as many as asked for', async () => {
      const session = await addSession(store, 'order');
      await appendEvents(store.db, message(session, 1, { events: [text('b'), text('c')], at: 7 }));
      await appendEvents(store.db, message(session, 3));

      expect(await seqsOf(session)).toEqual([1, 2, 3, 4]);
      const [page] = await readEvents(store.db, session, 1, 1);
      expect(page).toEqual({ event: { session, seq: 2, at: 7, ...text('b') }, sender: null });
      expect(await lastSeqs(store.db, [session])).toEqual(new Map([[session, 4]]));
    });

    it('answers an append with the events as they are read later', async () => {
      const session = await addSession(store, 'answer');
      const agent = asId<AgentId>('agent-1');
      const said = { ...text('hello'), actor: { kind: 'agent' as const, id: agent } };
      const outcome = await appendEvents(
        store.db,
        message(session, 1, {
          events: [said, text('there')],
          command: { sender: 'agent:agent-1', commandId: 'c-1' },
        }),
      );
      const read = await readEvents(store.db, session, 1, 10);
      expect(outcome).toEqual({ kind: 'appended', events: read.map(({ event }) => event) });
      expect(read.map(({ event, sender }) => [event.command, sender])).toEqual([
        ['c-1', 'agent:agent-1'],
        [undefined, null],
      ]);
    });

    it('keeps the summary and the state of the last append in the row', async () => {
      const session = await addSession(store, 'row');
      const offer = { id: asId<never>('offer-1'), expiresAt: 99 };
      const offered = summary({
        stage: 'offered',
        agent: asId<AgentId>('a'),
        offer,
        lastText: 'hi',
      });
      await appendEvents(
        store.db,
        message(session, 1, { summary: offered, state: { n: 1 }, at: 5 }),
      );
      expect((await readSession(store.db, session))?.row).toMatchObject({
        last_seq: 2,
        stage: 'offered',
        agent_id: 'a',
        offer_id: 'offer-1',
        offer_expires_at: 99,
        last_text: 'hi',
        state: { n: 1 },
        created_at: 1,
        updated_at: 5,
      });
    });

    it('changes nothing when the session has moved on', async () => {
      const session = await addSession(store, 'stale');
      await appendEvents(store.db, message(session, 1));
      const late = message(session, 1, {
        state: { late: true },
        deadlines: [{ kind: 'offer', key: 'k', at: 1 }],
      });
      expect(await appendEvents(store.db, late)).toEqual({ kind: 'stale' });
      expect(await seqsOf(session)).toEqual([1, 2]);
      expect((await readSession(store.db, session))?.row.state).toEqual({});
      const timers = await store.db
        .selectFrom('timers')
        .selectAll()
        .where('session_id', '=', session)
        .execute();
      expect(timers).toEqual([]);
    });

    it('appends a command once, however often and however concurrently it comes', async () => {
      const session = await addSession(store, 'repeat');
      const command = { sender: 'customer:1', commandId: 'c-1' };
      const outcomes = await Promise.all(
        Array.from({ length: 16 }, () => appendUntilDone(store, session, { command })),
      );
      expect(outcomes.filter((outcome) => outcome.kind === 'appended')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome.kind === 'repeated')).toEqual(
        Array.from({ length: 15 }, () => ({ kind: 'repeated', seq: 2 })),
      );
      expect(await findByCommand(store.db, session, command)).toBe(2);
      expect((await readSession(store.db, session, command))?.repeatedSeq).toBe(2);
      expect(
        (await readSession(store.db, session, { ...command, sender: 'x' }))?.repeatedSeq,
      ).toBeNull();
    });

    it('takes the same command id from another sender, and in another session', async () => {
      const session = await addSession(store, 'sender');
      const other = await addSession(store, 'other-session');
      const commandId = 'c-1';
      const results = [
        await appendUntilDone(store, session, { command: { sender: 'a', commandId } }),
        await appendUntilDone(store, session, { command: { sender: 'b', commandId } }),
        await appendUntilDone(store, other, { command: { sender: 'a', commandId } }),
      ];
      expect(results.map((outcome) => outcome.kind)).toEqual(['appended', 'appended', 'appended']);
    });

    it('is itself the last guard: the database refuses a doubled command and a doubled place', async () => {
      const session = await addSession(store, 'guard');
      const row = {
        session_id: session,
        at: 1,
        name: 'message.sent',
        actor_kind: 'system',
        data: '{}',
        sender: 'a',
        command_id: 'c',
      };
      await store.db
        .insertInto('events')
        .values({ ...row, seq: 2 })
        .execute();
      const again = store.db
        .insertInto('events')
        .values({ ...row, seq: 3 })
        .execute();
      await expect(again.catch(isUniqueViolation)).resolves.toBe(true);
      const samePlace = store.db
        .insertInto('events')
        .values({ ...row, seq: 2, command_id: null })
        .execute();
      await expect(samePlace.catch(isUniqueViolation)).resolves.toBe(true);
    });

    it('puts 32 appends at once in a row without a gap', async () => {
      const session = await addSession(store, 'parallel');
      await Promise.all(Array.from({ length: 32 }, () => appendUntilDone(store, session)));
      expect(await seqsOf(session)).toEqual(Array.from({ length: 33 }, (_, index) => index + 1));
    });

    it('lets one transaction at a time have a locked session', async () => {
      const session = await addSession(store, 'locked');
      const outcomes = await Promise.all(
        Array.from({ length: 32 }, () =>
          store.db.transaction().execute(async (trx) => {
            const row = await lockSession(trx, session);
            return appendEvents(trx, message(session, row!.last_seq));
          }),
        ),
      );
      expect(new Set(outcomes.map((outcome) => outcome.kind))).toEqual(new Set(['appended']));
      expect(await seqsOf(session)).toHaveLength(33);
    });

    it('takes an append back with its transaction', async () => {
      const session = await addSession(store, 'rollback');
      const failing = store.db.transaction().execute(async (trx) => {
        await appendEvents(trx, message(session, 1));
        throw new Error('later');
      });
      await expect(failing).rejects.toThrow('later');
      expect(await seqsOf(session)).toEqual([1]);
      expect(await lastSeqs(store.db, [session])).toEqual(new Map([[session, 1]]));
    });

    it('lets a customer have one live session of a flow', async () => {
      const live = await addSession(store, 'live');
      const second = {
        session: asId<SessionId>('live-2'),
        expectedSeq: 0,
        events: [text('first')],
        summary: summary(),
        state: {},
        at: 1,
        sdkAppId: INSTANCE,
        customerId: 'customer-of-live',
        flow: { id: FLOW, version: 1 },
      };
      const refused = createSession(store.db, second);
      await expect(refused.catch(isUniqueViolation)).resolves.toBe(true);
      expect(await seqsOf(second.session)).toEqual([]);

      await appendEvents(store.db, message(live, 1, { summary: summary({ stage: 'ended' }) }));
      expect(await createSession(store.db, second)).toHaveLength(1);
    });

    it('stores what PostgreSQL has no place for as U+FFFD', async () => {
      const session = await addSession(store, 'unstorable');
      const words = 'nul \0, half a pair \ud83d, a whole one 😀, an escape \\u0000';
      const mended = 'nul \ufffd, half a pair \ufffd, a whole one 😀, an escape \\u0000';
      const spoken = summary({ lastText: words });
      await appendEvents(
        store.db,
        message(session, 1, { events: [text(words)], state: { words }, summary: spoken }),
      );
      const [read] = await readEvents(store.db, session, 1, 1);
      expect(read?.event.data).toEqual({ content: { type: 'text', text: mended } });
      expect((await readSession(store.db, session))?.row).toMatchObject({
        last_text: mended,
        state: { words: mended },
      });
    });

    it('knows nothing of a session that is not there', async () => {
      const nobody = asId<SessionId>('nobody');
      await addCustomer(store, 'of-nobody');
      expect(await readSession(store.db, nobody)).toBeNull();
      expect(await lockSession(store.db, nobody)).toBeNull();
      expect(await appendEvents(store.db, message(nobody, 0))).toEqual({ kind: 'stale' });
    });
  });
}
