import assert from 'node:assert/strict';
import { Value } from '@sinclair/typebox/value';
import { eventDataSchemas } from '../schema/events';
import type { ServerFrame } from '../frames';
import { conversation, customerInSession, freshId, text } from './people';
import type { ConformanceCase } from './target';

/** SPEC §6: what can be done about a message once it is stored. */
export const messageCases: ConformanceCase[] = [
  {
    name: '§6 a recalled message keeps its place and loses its words, for both and for history',
    async run(target) {
      const { customer, agent, session, over } = await conversation(target);
      const sent = await customer.client.ask(freshId(), 'message.send', text('oh no'), session);
      assert.ok(sent.type === 'ack');
      const { seq } = sent;
      const id = freshId();
      const taken = await customer.client.ask(id, 'message.recall', { seq }, session);
      assert.ok(taken.type === 'ack', JSON.stringify(taken));
      for (const { client } of [customer, agent]) {
        const told = await client.waitForEvent(session, (event) => event.seq === taken.seq);
        assert.equal(told.name, 'message.recalled');
        assert.ok(Value.Check(eventDataSchemas['message.recalled'], told.data));
        assert.deepEqual(told.data, { seq });
      }
      const [event] = await customer.history(session, seq! - 1);
      assert.equal(event?.name, 'message.sent');
      assert.deepEqual(event.data, { content: { type: 'recalled' } });
      const again = await customer.client.ask(id, 'message.recall', { seq }, session);
      assert.ok(again.type === 'ack' && again.seq === taken.seq);
      await over();
    },
  },
  {
    name: '§6 what is not there, not theirs, recalled before or read by the flow is not recalled',
    async run(target) {
      const { customer, agent, session, answer, over } = await conversation(target);
      const said = await agent.client.ask(freshId(), 'message.send', text('hello'), session);
      assert.ok(said.type === 'ack');
      const codes: Array<[client: typeof customer.client, seq: number, code: string]> = [
        [customer.client, 999_999, 'message.unknown'],
        [customer.client, said.seq!, 'message.notYours'],
        [customer.client, answer, 'message.recallAnswered'],
      ];
      for (const [client, seq, code] of codes) {
        const refused = await client.ask(freshId(), 'message.recall', { seq }, session);
        assert.ok(refused.type === 'refuse', code);
        assert.equal(refused.code, code);
      }
      const { seq } = said;
      await agent.client.ask(freshId(), 'message.recall', { seq }, session);
      const twice = await agent.client.ask(freshId(), 'message.recall', { seq }, session);
      assert.ok(twice.type === 'refuse');
      assert.equal(twice.code, 'message.recalled');
      await over();
    },
  },
  {
    name: '§6 words quote a message of their session that is there and was not recalled',
    async run(target) {
      const { customer, agent, session, over } = await conversation(target);
      const said = await agent.client.ask(freshId(), 'message.send', text('red or blue?'), session);
      assert.ok(said.type === 'ack' && said.seq !== undefined);
      const quoting = (seq: number) => {
        const content = { type: 'text', text: 'this one', quote: { seq } };
        return customer.client.ask(freshId(), 'message.send', { content }, session);
      };
      const answer = await quoting(said.seq);
      assert.ok(answer.type === 'ack', JSON.stringify(answer));
      const told = await agent.client.waitForEvent(session, (event) => event.seq === answer.seq);
      assert.ok(Value.Check(eventDataSchemas['message.sent'], told.data));
      const content = { type: 'text', text: 'this one', quote: { seq: said.seq } };
      assert.deepEqual(told.data, { content });
      // Nothing yet, no place at all, and what is no message: the start of the session.
      for (const seq of [999_999, 2 ** 40, 1]) {
        const refused = await quoting(seq);
        assert.ok(refused.type === 'refuse' && refused.code === 'message.unknown', String(seq));
      }
      await agent.client.ask(freshId(), 'message.recall', { seq: said.seq }, session);
      const late = await quoting(said.seq);
      assert.ok(late.type === 'refuse' && late.code === 'message.recalled');
      await over();
    },
  },
  {
    name: '§5 a read mark reaches the other side at once and after following again, never goes back',
    async run(target) {
      const { customer, agent, session, over } = await conversation(target);
      const said = await agent.client.ask(freshId(), 'message.send', text('hello'), session);
      assert.ok(said.type === 'ack' && said.seq !== undefined);
      for (const seq of [said.seq, said.seq - 1, said.seq + 1000]) {
        const done = await customer.client.ask(freshId(), 'session.read', { seq }, session);
        assert.equal(done.type, 'ack');
      }
      const mark = (frame: ServerFrame) =>
        frame.type === 'notice' && frame.name === 'session.read' ? frame.data : null;
      await agent.client.waitFor('the mark', (frame) => !!mark(frame));
      const from = agent.client.frames.length;
      await agent.client.ask(freshId(), 'session.watch', { lastSeq: said.seq }, session);
      await agent.client.waitFor('the mark again', (frame) => !!mark(frame), from);
      const marks = agent.client.frames.flatMap((frame) => mark(frame) ?? []);
      assert.deepEqual(marks[0], { session, side: 'customer', seq: said.seq });
      for (const { seq } of marks) assert.ok(seq === said.seq || seq > said.seq);
      assert.ok(!customer.client.frames.some((frame) => mark(frame)), 'not to whoever has read');
      const stranger = await customerInSession(target);
      const foreign = await stranger.client.ask(freshId(), 'session.read', { seq: 1 }, session);
      assert.ok(foreign.type === 'refuse');
      assert.equal(foreign.code, 'session.unknown');
      await stranger.client.close();
      await over();
    },
  },
  {
    name: '§5 typing is told to the other side and kept nowhere',
    async run(target) {
      const { customer, agent, session, over } = await conversation(target);
      const before = (await customer.history(session, 0)).length;
      for (const [from, to, side] of [
        [customer.client, agent.client, 'customer'],
        [agent.client, customer.client, 'agent'],
      ] as const) {
        assert.equal((await from.ask(freshId(), 'session.typing', {}, session)).type, 'ack');
        const frame = await to.waitFor(
          'the sign',
          (each) => each.type === 'notice' && each.name === 'session.typing',
        );
        assert.deepEqual(frame, {
          type: 'notice',
          name: 'session.typing',
          data: { session, side },
        });
      }
      assert.equal((await customer.history(session, 0)).length, before);
      await over();
    },
  },
];
