import assert from 'node:assert/strict';
import { isLandmark } from '../events';
import type { EventFrame } from '../frames';
import type { ConformanceCase } from './target';
import { conversation, freshId, text } from './people';
import { WireClient } from './wire-client';

/** SPEC §5: an agent who comes back to a session that has grown long. */
export const watchCases: ConformanceCase[] = [
  {
    name: '§5 `session.watch` with `recent` brings the newest events, and landmarks of the rest',
    async run(target) {
      const { agent, customer, session } = await conversation(target);
      for (const words of ['one', 'two', 'three', 'four']) {
        await customer.client.ask(freshId(), 'message.send', text(words), session);
      }
      await agent.client.close();
      const late = await WireClient.connect(target.baseUrl, agent.token);
      const ask = (name: string, args: object) => late.ask(freshId(), name, args, session);
      const answer = await ask('session.watch', { recent: 2 });
      assert.ok(answer.type === 'ack');
      const { after, lastSeq, landmarks } = answer.result as {
        after: number;
        lastSeq: number;
        landmarks: EventFrame[];
      };
      assert.equal(after, lastSeq - 2);
      const names = landmarks.map(({ name }) => name);
      assert.equal(names[0], 'session.started');
      assert.ok(names.includes('agent.accepted') && names.every(isLandmark));
      assert.ok(landmarks.every(({ seq }) => seq <= after));
      const next = await customer.client.ask(freshId(), 'message.send', text('five'), session);
      assert.ok(next.type === 'ack');
      await late.waitForEvent(session, ({ seq }) => seq === next.seq);
      const seen = late.events(session).map(({ seq }) => seq);
      assert.deepEqual(seen, [lastSeq - 1, lastSeq, lastSeq + 1]);
      await ask('session.end', {});
      await ask('session.complete', {});
      await late.ask(freshId(), 'agent.setStatus', { status: 'offline' });
      await late.close();
      await customer.client.close();
    },
  },
];
