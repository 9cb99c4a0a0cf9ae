import assert from 'node:assert/strict';
import type { DeskSnapshot } from '../desk';
import type { ServerFrame } from '../frames';
import type { ConformanceCase } from './target';
import { agentOnline, customerInSession, freshId, text } from './people';

function desk(frame: ServerFrame): DeskSnapshot | null {
  return frame.type === 'notice' && frame.name === 'desk.changed' ? frame.data : null;
}

/** SPEC §7: an offer, a conversation, the end and the completion. */
export const agentCases: ConformanceCase[] = [
  {
    name: '§7 offer, accept, words both ways, end, complete',
    async run(target) {
      const agent = await agentOnline(target);
      const customer = await customerInSession(target);
      const { session } = customer;
      await customer.client.ask(freshId(), 'message.send', text(target.keyword), session);
      const taskOf = (frame: ServerFrame) =>
        desk(frame)?.tasks.find((task) => task.session === session && task.offer);
      const offered = await agent.client.waitFor('the offer', (frame) => !!taskOf(frame));
      const offer = taskOf(offered)!.offer!.id;

      const accepted = await agent.client.ask(freshId(), 'offer.accept', { offer }, session);
      assert.equal(accepted.type, 'ack');
      const again = await agent.client.ask(freshId(), 'offer.accept', { offer }, session);
      assert.equal(again.type, 'ack');
      await agent.client.ask(freshId(), 'session.watch', { lastSeq: 0 }, session);
      const seen = await customer.client.waitForEvent(session, (e) => e.name === 'agent.accepted');
      assert.ok(seen.name === 'agent.accepted' && seen.data.agent.staffNo.length > 0);

      const hello = await agent.client.ask(
        freshId(),
        'message.send',
        text('from the desk'),
        session,
      );
      assert.ok(hello.type === 'ack');
      await customer.client.waitForEvent(session, (e) => e.seq === hello.seq);
      const reply = await customer.client.ask(
        freshId(),
        'message.send',
        text('from the phone'),
        session,
      );
      assert.ok(reply.type === 'ack');
      await agent.client.waitForEvent(session, (e) => e.seq === reply.seq);

      assert.equal((await agent.client.ask(freshId(), 'session.end', {}, session)).type, 'ack');
      const ended = await customer.client.waitForEvent(session, (e) => e.name === 'session.ended');
      assert.ok(ended.name === 'session.ended');
      assert.deepEqual([ended.data.closeBy, ended.data.reason], ['seat', 'ok']);
      assert.equal(
        (await agent.client.ask(freshId(), 'session.complete', {}, session)).type,
        'ack',
      );
      const off = await agent.client.ask(freshId(), 'agent.setStatus', { status: 'offline' });
      assert.ok(off.type === 'ack');
      assert.equal((off.result as { desk: DeskSnapshot }).desk.tasks.length, 0);
      await customer.client.close();
      await agent.client.close();
    },
  },
  {
    name: '§7 a rest chosen with work in hand is booked, can be taken back, and holds afterwards',
    async run(target) {
      const agent = await agentOnline(target);
      const { client, session } = await customerInSession(target);
      await client.ask(freshId(), 'message.send', text(target.keyword), session);
      const taskOf = (frame: ServerFrame) =>
        desk(frame)?.tasks.find((task) => task.session === session && task.offer);
      const offered = await agent.client.waitFor('the offer', (frame) => !!taskOf(frame));
      await agent.client.ask(
        freshId(),
        'offer.accept',
        { offer: taskOf(offered)!.offer!.id },
        session,
      );
      const choose = async (args: object) => {
        const answer = await agent.client.ask(freshId(), 'agent.setStatus', args);
        assert.ok(answer.type === 'ack');
        return (answer.result as { desk: DeskSnapshot }).desk;
      };
      const rest = { status: 'rest', reason: 'meal' } as const;
      const booked = await choose(rest);
      assert.deepEqual([booked.status, booked.booked], ['busy', rest]);
      const free = await choose({ status: 'free' });
      assert.equal(free.booked, undefined);
      await choose(rest);
      await agent.client.ask(freshId(), 'session.end', {}, session);
      await agent.client.ask(freshId(), 'session.complete', {}, session);
      const after = await agent.client.waitFor('the rest', (frame) => {
        const seen = desk(frame);
        return seen?.status === 'rest' && seen.reason === 'meal' && seen.booked === undefined;
      });
      assert.equal(desk(after)?.tasks.length, 0);
      await choose({ status: 'offline' });
      await client.close();
      await agent.client.close();
    },
  },
  {
    name: '§7 with nobody online the customer is told and the session ends',
    async run(target) {
      const { client, session } = await customerInSession(target);
      await client.ask(freshId(), 'message.send', text(target.keyword), session);
      const ended = await client.waitForEvent(session, (e) => e.name === 'session.ended');
      assert.ok(ended.name === 'session.ended');
      assert.deepEqual([ended.data.reason, ended.data.endStatus], ['noSeatOnline', 3]);
      await client.close();
    },
  },
  {
    name: '§5 a service is rated once, after its end too; one without an agent is not',
    async run(target) {
      const agent = await agentOnline(target);
      const customer = await customerInSession(target);
      const { client, session } = customer;
      const rate = (args: object) => client.ask(freshId(), 'session.rate', args, session);
      const codeOf = (frame: ServerFrame) => (frame.type === 'refuse' ? frame.code : frame.type);
      assert.equal(codeOf(await rate({ score: 5 })), 'rating.notServed');
      assert.equal(codeOf(await rate({ score: 6 })), 'frame.malformed');
      await client.ask(freshId(), 'message.send', text(target.keyword), session);
      const taskOf = (frame: ServerFrame) =>
        desk(frame)?.tasks.find((task) => task.session === session && task.offer);
      const offered = await agent.client.waitFor('the offer', (frame) => !!taskOf(frame));
      const offer = taskOf(offered)!.offer!.id;
      await agent.client.ask(freshId(), 'offer.accept', { offer }, session);
      assert.equal(
        codeOf(await client.ask(freshId(), 'rating.invite', {}, session)),
        'auth.forbidden',
      );
      await agent.client.ask(freshId(), 'rating.invite', {}, session);
      await client.waitForEvent(session, (e) => e.name === 'rating.invited');
      await agent.client.ask(freshId(), 'session.end', {}, session);
      await agent.client.ask(freshId(), 'session.complete', {}, session);
      await client.waitForEvent(session, (e) => e.name === 'session.completed');
      assert.equal((await rate({ score: 4, tags: ['quick'], comment: 'good' })).type, 'ack');
      const given = await client.waitForEvent(session, (e) => e.name === 'rating.given');
      assert.deepEqual(given.data, { score: 4, tags: ['quick'], comment: 'good' });
      assert.equal(codeOf(await rate({ score: 1 })), 'rating.already');
      await agent.client.ask(freshId(), 'agent.setStatus', { status: 'offline' });
      await client.close();
      await agent.client.close();
    },
  },
  {
    name: '§7 a customer may not do what agents do',
    async run(target) {
      const { client, session } = await customerInSession(target);
      const asked = {
        'session.complete': {},
        'session.watch': {},
        'session.transfer': { to: { group: 'any' } },
      };
      for (const [name, args] of Object.entries(asked)) {
        const answer = await client.ask(freshId(), name, args, session);
        assert.ok(answer.type === 'refuse', name);
        assert.equal(answer.code, 'auth.forbidden');
      }
      await client.close();
    },
  },
];
