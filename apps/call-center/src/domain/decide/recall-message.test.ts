import { LIMITS } from '@ccc/protocol';
import { ANNE, BERT, LI_SI, SessionRun, WANG_WU } from '../../../test/domain/session-run';

/** A conversation in which both have just said something. */
function talking(): SessionRun {
  const run = SessionRun.at('active');
  run.customerSays('我的卡号是 6222');
  return run;
}

test('the newest words leave the summary with their recall, and only then', () => {
  const run = talking();
  expect(run.state?.lastText).toBe('我的卡号是 6222');
  const older = run.newestOf(LI_SI);
  expect(run.recall(LI_SI, older)).toBe('message.recalled');
  expect(run.state?.lastText).toBe('我的卡号是 6222');
  expect(run.recall(ANNE)).toBe('message.recalled');
  expect(run.state?.lastText).toBe('[recalled]');
  run.customerSays('发错了');
  expect(run.state?.lastText).toBe('发错了');
});

test('two minutes of the service are the limit, to the millisecond', () => {
  const run = talking();
  run.agentSays('稍等');
  run.now += LIMITS.recallMs + 1;
  expect(run.recall(ANNE)).toBe('!message.recallTooLate');
  run.now -= 1;
  expect(run.recall(ANNE)).toBe('message.recalled');
});

test('only what is there, of oneself, and once', () => {
  const run = talking();
  expect(run.recall(ANNE, run.newestOf(LI_SI))).toBe('!message.notYours');
  expect(run.recall(LI_SI, run.newestOf(ANNE))).toBe('!message.notYours');
  expect(run.recall(ANNE, 1)).toBe('!message.unknown');
  expect(run.recall(ANNE, 999)).toBe('!message.unknown');
  expect(run.recall(WANG_WU, run.newestOf(LI_SI))).toBe('!session.unknown');
  expect(run.recall(BERT, run.newestOf(ANNE))).toBe('!session.unknown');
  expect(run.recall(ANNE)).toBe('message.recalled');
  expect(run.recall(ANNE)).toBe('!message.recalled');
});

test('an answer that the flow has read stays, though the agent is here by now', () => {
  const run = talking();
  const answer = run.log.find(
    ({ name, actor }) => name === 'message.sent' && actor.kind === 'customer',
  );
  expect(run.recall(ANNE, answer?.seq)).toBe('!message.recallAnswered');
});

test('what does not pass a check goes at any time, read by the flow or after the end, once', () => {
  const run = talking();
  const answer = run.log.find(
    ({ name, actor }) => name === 'message.sent' && actor.kind === 'customer',
  );
  expect(run.remove(answer!.seq)).toBe('message.recalled');
  expect(run.log.at(-1)).toMatchObject({
    actor: { kind: 'system' },
    data: { seq: answer!.seq, reason: 'contentCheck' },
  });
  expect(run.state?.lastText).toBe('我的卡号是 6222');
  expect(run.remove(answer!.seq)).toBe('');
  expect(run.remove(1)).toBe('');

  run.endBy(LI_SI);
  run.completeBy(LI_SI);
  expect(run.remove(run.newestOf(ANNE))).toBe('message.recalled');
  expect(run.remove(run.state!.lastMessage!)).toBe('message.recalled');
  expect(run.state).toMatchObject({ stage: 'completed', lastText: '[removed]' });
});

test('a left message stays the newest words when one before it is removed', () => {
  const run = SessionRun.at('queued');
  run.customerSays('有人吗');
  const { lastMessage } = run.state!;
  run.leave('请回电');
  expect(run.remove(lastMessage!)).toBe('message.recalled');
  expect(run.state?.lastText).toBe('请回电');
});
