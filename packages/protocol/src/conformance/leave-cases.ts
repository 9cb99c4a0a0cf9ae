import assert from 'node:assert/strict';
import type { ServerFrame } from '../frames';
import type { ConformanceCase } from './target';
import { customerInSession, freshId, text } from './people';

const codeOf = (frame: ServerFrame) => (frame.type === 'refuse' ? frame.code : frame.type);

/** SPEC §5: leaving a message. Nobody is online while these run. */
export const leaveCases: ConformanceCase[] = [
  {
    name: '§5 a message is left once, after an end for want of an agent',
    async run(target) {
      const { client, session } = await customerInSession(target);
      const leave = (args: object) => client.ask(freshId(), 'message.leave', args, session);
      assert.equal(codeOf(await leave({ text: 'too early' })), 'leave.notOpen');
      await client.ask(freshId(), 'message.send', text(target.keyword), session);
      const ended = await client.waitForEvent(session, (e) => e.name === 'session.ended');
      assert.equal((ended.data as { reason: string }).reason, 'noSeatOnline');
      assert.equal(codeOf(await leave({ text: '  ' })), 'message.empty');
      assert.equal(codeOf(await leave({ text: 'x'.repeat(1001) })), 'message.tooLong');
      assert.equal(
        codeOf(await leave({ text: 'call me', contact: '1'.repeat(101) })),
        'frame.malformed',
      );
      const told = await leave({ text: 'call me', contact: '138' });
      assert.ok(told.type === 'ack');
      const left = await client.waitForEvent(session, (e) => e.name === 'message.left');
      assert.deepEqual([left.seq, left.data], [told.seq, { text: 'call me', contact: '138' }]);
      assert.equal(codeOf(await leave({ text: 'again' })), 'leave.already');
      await client.close();
    },
  },
];
