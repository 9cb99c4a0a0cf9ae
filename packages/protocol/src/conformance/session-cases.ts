import assert from 'node:assert/strict';
import { Value } from '@sinclair/typebox/value';
import { LIMITS } from '../content';
import { INSIDE_EVENTS, isLandmark, type EventName } from '../events';
import { PATHS } from '../http';
import { eventDataSchemas, eventFrameSchema } from '../schema/events';
import type { EventFrame } from '../frames';
import type { ConformanceCase } from './target';
import { customerInSession, customerToken, freshId, text } from './people';
import { WireClient, get } from './wire-client';

function assertContiguous(events: EventFrame[], from = 1): void {
  assert.deepEqual(
    events.map((event) => event.seq),
    events.map((_, index) => from + index),
  );
}

/** SPEC §5 and §6: sessions, their order, what is acknowledged. */
export const sessionCases: ConformanceCase[] = [
  {
    name: '§5 opening again finds the live session',
    async run(target) {
      const { client, session } = await customerInSession(target);
      const again = await client.ask(freshId(), 'session.open', { flow: target.flow });
      assert.ok(again.type === 'ack');
      const result = again.result as { session: string; created: boolean };
      assert.deepEqual([result.session, result.created], [session, false]);
      await client.close();
    },
  },
  {
    name: '§5 with `recent` only the newest events follow, and the landmarks tell the rest',
    async run(target) {
      const { client, session, token } = await customerInSession(target);
      for (const words of ['one', 'two', 'three', 'four']) {
        await client.ask(freshId(), 'message.send', text(words), session);
      }
      await client.close();
      const late = await WireClient.connect(target.baseUrl, token);
      const args = { flow: target.flow, recent: 2 };
      const answer = await late.ask(freshId(), 'session.open', args);
      assert.ok(answer.type === 'ack');
      const { after, lastSeq, landmarks } = answer.result as {
        after: number;
        lastSeq: number;
        landmarks: EventFrame[];
      };
      assert.equal(after, lastSeq - 2);
      assert.equal(landmarks[0]?.name, 'session.started');
      assert.ok(landmarks.every(({ seq, name }) => seq <= after && isLandmark(name)));
      await late.waitForEvent(session, (event) => event.seq === lastSeq);
      assertContiguous(late.events(session), after + 1);
      const path = `${PATHS.sessions}/${session}/events?after=0&limit=${after}&landmarks=true`;
      const older = (await get(target.baseUrl, path, token)).json as {
        events: EventFrame[];
        landmarks: EventFrame[];
      };
      assertContiguous(older.events);
      assert.deepEqual([older.events.length, older.landmarks], [after, []]);
      await late.close();
    },
  },
  {
    name: '§5 an unknown flow is refused',
    async run(target) {
      const client = await WireClient.connect(target.baseUrl, await customerToken(target));
      const answer = await client.ask(freshId(), 'session.open', { flow: 'no-such-flow' });
      assert.ok(answer.type === 'refuse');
      assert.equal(answer.code, 'flow.unknown');
      await client.close();
    },
  },
  {
    name: '§6 events come in order from 1 without a gap, fit the schema, and hide the inside',
    async run(target) {
      const { client, session } = await customerInSession(target);
      const answer = await client.ask(freshId(), 'message.send', text('what?'), session);
      assert.ok(answer.type === 'ack' && answer.seq !== undefined);
      await client.waitForEvent(session, (event) => event.seq > answer.seq!);
      const events = client.events(session);
      assertContiguous(events);
      for (const event of events) {
        assert.ok(Value.Check(eventFrameSchema, event), `frame of ${event.name}`);
        if (INSIDE_EVENTS.includes(event.name)) assert.deepEqual(event.data, {});
        else assert.ok(Value.Check(eventDataSchemas[event.name as EventName], event.data));
      }
      await client.close();
    },
  },
  {
    name: '§6 the same command id is acknowledged again and stored once',
    async run(target) {
      const { client, session } = await customerInSession(target);
      const id = freshId();
      const first = await client.ask(id, 'message.send', text('once'), session);
      const second = await client.ask(id, 'message.send', text('once'), session);
      assert.ok(first.type === 'ack' && second.type === 'ack');
      assert.equal(second.seq, first.seq);
      const third = await client.ask(freshId(), 'message.send', text('end mark'), session);
      assert.ok(third.type === 'ack');
      await client.waitForEvent(session, (event) => event.seq === third.seq);
      const own = client.events(session).filter((event) => event.command === id);
      assert.equal(own.length, 1);
      await client.close();
    },
  },
  {
    name: '§6 after a cut, hello with lastSeq brings the rest, in order, none twice',
    async run(target) {
      const { client, session, token } = await customerInSession(target);
      await client.ask(freshId(), 'message.send', text('before'), session);
      await client.waitForEvent(session, (event) => event.name === 'message.sent');
      const lastSeq = client.events(session)[0]!.seq;
      await client.cut();
      const back = await WireClient.connect(target.baseUrl, token, [{ session, lastSeq }]);
      const marker = await back.ask(freshId(), 'message.send', text('after'), session);
      assert.ok(marker.type === 'ack');
      await back.waitForEvent(session, (event) => event.seq === marker.seq);
      assertContiguous(back.events(session), lastSeq + 1);
      await back.close();
    },
  },
  {
    name: '§6 empty and over-long messages are refused by name',
    async run(target) {
      const { client, session } = await customerInSession(target);
      const empty = await client.ask(freshId(), 'message.send', text('   '), session);
      const long = 'x'.repeat(LIMITS.textMaxChars + 1);
      const tooLong = await client.ask(freshId(), 'message.send', text(long), session);
      const strange = await client.ask(
        freshId(),
        'message.send',
        { content: { type: 'hologram' } },
        session,
      );
      assert.ok(empty.type === 'refuse' && tooLong.type === 'refuse' && strange.type === 'refuse');
      assert.deepEqual(
        [empty.code, tooLong.code, strange.code],
        ['message.empty', 'message.tooLong', 'message.unsupported'],
      );
      await client.close();
    },
  },
  {
    name: '§6 a session of somebody else is unknown',
    async run(target) {
      const owner = await customerInSession(target);
      const other = await customerInSession(target);
      const answer = await other.client.ask(freshId(), 'message.send', text('hi'), owner.session);
      assert.ok(answer.type === 'refuse');
      assert.equal(answer.code, 'session.unknown');
      const history = await get(
        target.baseUrl,
        `${PATHS.sessions}/${owner.session}/events`,
        other.token,
      );
      assert.equal(history.status, 404);
      await owner.client.close();
      await other.client.close();
    },
  },
  {
    name: "§2 a customer lists their own sessions, and nobody else's",
    async run(target) {
      const other = await customerInSession(target);
      const { client, session, token } = await customerInSession(target);
      const answer = await get(target.baseUrl, PATHS.sessions, token);
      assert.equal(answer.status, 200);
      const { sessions } = answer.json as { sessions: Array<{ session: string; stage: string }> };
      assert.deepEqual(
        sessions.map((each) => [each.session, each.stage]),
        [[session, 'flow']],
      );
      await client.close();
      await other.client.close();
    },
  },
  {
    name: '§6 the history over HTTP is what came over the socket',
    async run(target) {
      const { client, session, token } = await customerInSession(target);
      const sent = await client.ask(freshId(), 'session.end', {}, session);
      assert.ok(sent.type === 'ack');
      await client.waitForEvent(session, (event) => event.name === 'session.completed');
      const history = await get(
        target.baseUrl,
        `${PATHS.sessions}/${session}/events?after=0`,
        token,
      );
      assert.equal(history.status, 200);
      const { events } = history.json as {
        events: Array<{ seq: number; name: string; data: unknown }>;
      };
      assert.deepEqual(
        events.map(({ seq, name, data }) => ({ seq, name, data })),
        client.events(session).map(({ seq, name, data }) => ({ seq, name, data })),
      );
      const late = await client.ask(freshId(), 'message.send', text('late'), session);
      assert.ok(late.type === 'refuse');
      assert.equal(late.code, 'session.closed');
      await client.close();
    },
  },
];
