import assert from 'node:assert/strict';
import type { ServerFrame } from '../frames';
import type { ConformanceCase } from './target';
import { agentOnline, customerInSession, freshId, text } from './people';

/** SPEC §6: what agents write for each other. */
export const noteCases: ConformanceCase[] = [
  {
    name: '§6 a note reaches agents with its words, and the customer as an empty place',
    async run(target) {
      const agent = await agentOnline(target);
      const { client, session } = await customerInSession(target);
      await client.ask(freshId(), 'message.send', text(target.keyword), session);
      const offerIn = (frame: ServerFrame) =>
        frame.type === 'notice' && frame.name === 'desk.changed'
          ? frame.data.tasks.find((task) => task.session === session)?.offer
          : undefined;
      const offered = await agent.client.waitFor('the offer', (frame) => !!offerIn(frame));
      const ask = (name: string, args: object) => agent.client.ask(freshId(), name, args, session);
      await ask('offer.accept', { offer: offerIn(offered)!.id });
      await ask('session.watch', { lastSeq: 0 });
      const words = `only for us ${freshId()}`;
      const added = await ask('note.add', { text: words });
      assert.ok(added.type === 'ack');
      const theirs = await agent.client.waitForEvent(session, (e) => e.seq === added.seq);
      assert.deepEqual([theirs.name, theirs.data], ['note.added', { text: words }]);
      const seen = await client.waitForEvent(session, (e) => e.seq === added.seq);
      assert.deepEqual([seen.name, seen.data], ['note.added', {}]);
      const empty = await ask('note.add', { text: '  ' });
      assert.ok(empty.type === 'refuse' && empty.code === 'message.empty');
      const refused = await client.ask(freshId(), 'note.add', { text: 'x' }, session);
      assert.ok(refused.type === 'refuse' && refused.code === 'auth.forbidden');
      await ask('session.end', {});
      await ask('session.complete', {});
      await agent.client.ask(freshId(), 'agent.setStatus', { status: 'offline' });
      await client.close();
      await agent.client.close();
    },
  },
];
