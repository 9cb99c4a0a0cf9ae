import { LI_SI, SessionRun } from '../../test/domain/session-run';
import { summaryOf } from '.';

/** Ended because nobody is at work. */
function nobodyThere(): SessionRun {
  const run = SessionRun.at('routing');
  run.route({ online: 0, free: 0, ahead: 0 });
  return run;
}

describe('留言', () => {
  it('comes after an end for want of an agent, for a day and once', () => {
    const run = nobodyThere();
    expect(run.state).toMatchObject({ stage: 'completed', ending: { reason: 'noSeatOnline' } });
    run.now += 86_400_000;
    expect(run.leave('请回电')).toBe('message.left');
    expect(run.leave('再回电')).toBe('!leave.already');
    const late = nobodyThere();
    late.now += 86_400_001;
    expect(late.leave('请回电')).toBe('!leave.tooLate');
  });

  it('ends the waiting as the customer, who gave it up', () => {
    const run = SessionRun.at('offered');
    run.leave('请回电');
    const ending = { closeBy: 'client', reason: 'waitingGiveUp', endStatus: 103 };
    expect(run.state).toMatchObject({ stage: 'completed', ending, lastText: '请回电' });
    expect(summaryOf(run.state!)).toMatchObject({ leftMessage: 'open', lastText: '请回电' });
  });

  it('is handled by whoever was first', () => {
    const run = SessionRun.at('queued');
    run.leave('请回电');
    const { now } = run;
    run.handle();
    run.now += 5;
    expect(run.handle()).toBe('');
    expect(run.state?.left).toMatchObject({ handled: { by: LI_SI.id, at: now } });
    expect(summaryOf(run.state!)).toMatchObject({ leftMessage: 'handled' });
  });

  it('has 1000 characters at most', () => {
    expect(nobodyThere().leave('长'.repeat(1001))).toBe('!message.tooLong');
    expect(nobodyThere().leave('长'.repeat(1000))).toBe('message.left');
  });
});
