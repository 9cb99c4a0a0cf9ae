import { ANNE, LI_SI, SessionRun } from '../../test/domain/session-run';
import { ASKING_FLOW } from '../../test/domain/asking-flow';
import { deadlinesOf, needsRouting, summaryOf } from '.';

const asking = (...said: string[]): SessionRun => {
  const run = new SessionRun(undefined, ASKING_FLOW);
  run.start();
  for (const text of said) run.customerSays(text);
  return run;
};
/** Waiting for an agent, with people before. */
const queued = (): SessionRun => {
  const run = asking('咨询');
  run.route({ online: 1, free: 0, ahead: 2 });
  return run;
};
const served = (): SessionRun => {
  const run = queued();
  run.offer();
  run.accept();
  return run;
};
/** The one deadline that stands comes. */
const lapse = (run: SessionRun): string => {
  const [deadline] = deadlinesOf(run.state!);
  run.now = deadline!.at;
  return run.fire(deadline!);
};
const lastWords = (run: SessionRun) => run.words.slice(-1)[0];

describe('a rating in self-service', () => {
  it('is asked for by the flow, and goes on with what was given', () => {
    const run = asking('自助');
    expect(run.names.slice(-2)).toEqual(['message.sent', 'rating.invited']);
    expect(run.rate(4)).toBe('rating.given flow.stepped message.sent message.sent');
    expect(run.words.slice(-2)[0]).toBe('system: 评分：4。');
    expect(run.rate(5)).toBe('!rating.already');
  });

  it('that was given before is not asked for again', () => {
    const run = asking('自助');
    run.rate(4);
    expect(run.customerSays('自助')).toBe('message.sent flow.stepped message.sent message.sent');
    expect(run.words.slice(-2)[0]).toBe('system: 评分：4。');
  });

  it('hears the invitation again at other words, and goes on by its choice or in time', () => {
    const run = asking('自助', '很好');
    expect(lastWords(run)).toBe('system: 有帮助吗？');
    expect(run.names.filter((name) => name === 'rating.invited')).toHaveLength(1);
    run.customerSays('跳过');
    expect(run.words.slice(-2)[0]).toBe('system: 评分：。');
    const late = asking('自助');
    expect(lapse(late)).toBe('flow.stepped message.sent message.sent');
    // The invitation stands: the card is still there.
    expect(late.rate(3)).toBe('rating.given');
  });

  it('does not open the rating of a service that comes later', () => {
    const run = asking('自助', '跳过', '咨询');
    run.route({ online: 1, free: 1, ahead: 0 });
    expect(run.rate(5)).toBe('!session.notActive');
    run.offer();
    run.accept();
    expect(run.rate(5)).toBe('!rating.notOpen');
  });
});

describe('a rating after the service', () => {
  it('is asked for last, and thanked for after the end', () => {
    const run = served();
    run.endBy(LI_SI);
    expect(run.names.slice(-5)).toEqual([
      'flow.stepped',
      'message.sent',
      'message.sent',
      'rating.invited',
      'session.ended',
    ]);
    expect(run.words.slice(-2)).toEqual(['system: 会话已经结束。', 'system: 请评价本次服务。']);
    expect(run.state).toMatchObject({ stage: 'ended', ending: { closeBy: 'seat', reason: 'ok' } });
    expect(run.rate(5)).toBe('rating.given flow.stepped message.sent');
    expect(lastWords(run)).toBe('system: 感谢您（5）。');
    expect(deadlinesOf(run.state!)).toEqual([]);
    expect(run.completeBy(LI_SI)).toBe('session.completed');
  });

  it('does not keep the agent, and lapses also after the completion', () => {
    const run = served();
    run.endBy(ANNE);
    run.completeBy(LI_SI);
    expect(lapse(run)).toBe('flow.stepped message.sent');
    expect(lastWords(run)).toBe('system: 感谢您（）。');
    expect(run.rate(2)).toBe('rating.given');
  });

  it('that was given while the agent served goes on at once', () => {
    const run = new SessionRun(undefined, {
      ...ASKING_FLOW,
      nodes: ASKING_FLOW.nodes.map((node) =>
        node.kind === 'end' ? { ...node, rating: 'afterEnd' } : node,
      ),
    });
    run.start();
    run.customerSays('咨询');
    run.route({ online: 1, free: 1, ahead: 0 });
    run.offer();
    run.accept();
    run.rate(4);
    expect(run.endBy(LI_SI)).toBe('flow.stepped message.sent message.sent session.ended');
    expect(run.words.slice(-2)).toEqual(['system: 感谢您（4）。', 'system: 会话已经结束。']);
    expect(deadlinesOf(run.state!)).toEqual([]);
  });
});

describe('a left message in the flow', () => {
  it('comes with nobody online, goes on, and is one of the desk', () => {
    const run = asking('咨询');
    expect(run.leave('请回电')).toBe('!leave.notOpen');
    expect(run.route({ online: 0, free: 0, ahead: 0 })).toBe(
      'flow.stepped message.sent message.sent leave.invited',
    );
    expect(run.words.slice(-2)).toEqual(['system: 当前无客服在线。', 'system: 请留言。']);
    expect(run.leave('请回电')).toBe(
      'message.left flow.stepped message.sent session.ended session.completed',
    );
    expect(lastWords(run)).toBe('system: 已收到您的留言。');
    expect(run.state).toMatchObject({ ending: { reason: 'noSeatOnline' } });
    expect(summaryOf(run.state!)).toMatchObject({ leftMessage: 'open', group: null });
  });

  it('comes after waiting too long, and keeps the group that it waited in', () => {
    const run = queued();
    expect(lapse(run)).toBe(
      'session.unqueued flow.stepped message.sent message.sent leave.invited',
    );
    expect(run.stage).toBe('flow');
    expect(needsRouting(run.state!)).toBeNull();
    run.leave('请回电');
    expect(run.state).toMatchObject({ stage: 'completed', ending: { reason: 'seatGiveUp' } });
    expect(summaryOf(run.state!).group?.id).toBe('product-consulting');
  });

  it('comes when everybody has gone, from the queue and from the last offer', () => {
    const gone = queued();
    gone.send({ name: 'queue.close', online: 0 });
    const declined = queued();
    declined.offer();
    declined.decline(0);
    const ways = [
      { run: gone, reason: 'noSeatOnline' },
      { run: declined, reason: 'seatGiveUp' },
    ];
    for (const { run, reason } of ways) {
      expect(run.log.find(({ name }) => name === 'session.unqueued')?.data).toEqual({ reason });
      expect(run.state).toMatchObject({ snapshot: { unserved: reason } });
      expect(run.names.slice(-1)).toEqual(['leave.invited']);
      expect(run.customerSays('不留言')).toBe(
        'message.sent flow.stepped message.sent session.ended session.completed',
      );
      expect(run.state).toMatchObject({ ending: { reason } });
    }
  });

  it('lapses, and can then be left for a day if no agent came', () => {
    const run = asking('咨询');
    run.route({ online: 0, free: 0, ahead: 0 });
    expect(lapse(run)).toBe('flow.stepped message.sent session.ended session.completed');
    expect(run.leave('请回电')).toBe('message.left');
  });

  it('while an offer rings, the time of waiting does not run out', () => {
    const run = queued();
    const [deadline] = deadlinesOf(run.state!);
    run.now = deadline!.at - 1;
    run.offer();
    run.now += 1;
    expect(run.fire(deadline!)).toBe('');
    expect(run.accept()).toContain('agent.accepted');
  });
});
