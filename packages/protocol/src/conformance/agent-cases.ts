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
    name: '§7 a customer may not do what agents do',
    async run(target) {
      const { client, session } = await customerInSession(target);
      for (const name of ['session.complete', 'session.watch']) {
        const answer = await client.ask(freshId(), name, {}, session);
        assert.ok(answer.type === 'refuse', name);
        assert.equal(answer.code, 'auth.forbidden');
      }
      await client.close();
    },
  },
];
