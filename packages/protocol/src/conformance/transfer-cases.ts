import assert from 'node:assert/strict';
import { Value } from '@sinclair/typebox/value';
import type { DeskSnapshot } from '../desk';
import type { ServerFrame } from '../frames';
import { PATHS } from '../http';
import { directoryResponseSchema } from '../schema/http';
import type { ConformanceCase } from './target';
import { agentOnline, customerInSession, freshId, text } from './people';
import { get } from './wire-client';

function desk(frame: ServerFrame): DeskSnapshot | null {
  return frame.type === 'notice' && frame.name === 'desk.changed' ? frame.data : null;
}

/** SPEC §5: passing a session on. */
export const transferCases: ConformanceCase[] = [
  {
    name: '§5 a transfer to nobody, to oneself or to an empty group is refused by name',
    async run(target) {
      const agent = await agentOnline(target);
      const { client, session, token } = await customerInSession(target);
      await client.ask(freshId(), 'message.send', text(target.keyword), session);
      const taskOf = (frame: ServerFrame) =>
        desk(frame)?.tasks.find((task) => task.session === session && task.offer);
      const offered = await agent.client.waitFor('the offer', (frame) => !!taskOf(frame));
      const { offer, group } = taskOf(offered)!;
      await agent.client.ask(freshId(), 'offer.accept', { offer: offer!.id }, session);
      const me = desk(offered)!.agent.id;

      const list = await get(target.baseUrl, PATHS.directory, agent.token);
      assert.equal(list.status, 200);
      assert.ok(Value.Check(directoryResponseSchema, list.json));
      assert.ok(list.json.agents.some(({ id }) => id === me));
      assert.equal((await get(target.baseUrl, PATHS.directory, token)).status, 403);

      const codes: string[] = [];
      for (const to of [
        { group: freshId() },
        { agent: freshId() },
        { agent: me },
        { group: group.id },
      ]) {
        const answer = await agent.client.ask(freshId(), 'session.transfer', { to }, session);
        assert.ok(answer.type === 'refuse');
        codes.push(answer.code);
      }
      assert.deepEqual(codes, [
        'transfer.targetUnknown',
        'transfer.targetUnknown',
        'transfer.toSelf',
        'transfer.groupOffline',
      ]);
      await agent.client.ask(freshId(), 'session.end', {}, session);
      await agent.client.ask(freshId(), 'session.complete', {}, session);
      await agent.client.ask(freshId(), 'agent.setStatus', { status: 'offline' });
      await client.close();
      await agent.client.close();
    },
  },
];
