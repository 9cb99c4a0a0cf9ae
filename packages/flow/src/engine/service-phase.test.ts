import { SEED_FLOW, servicePhase, stepFlow, type FlowInput, type FlowSnapshot } from '..';
import { flowOf, make } from '../../test/build-flow';

const NOTHING = { replyTimeoutSeconds: 0, timeoutText: '', agentEndText: '', rating: 'off' };

function walk(flow: typeof SEED_FLOW, ...inputs: FlowInput[]): FlowSnapshot {
  const begun = stepFlow(flow, null, { type: 'start' }).snapshot;
  return inputs.reduce((snapshot, input) => stepFlow(flow, snapshot, input).snapshot, begun);
}

const ACCEPTED: FlowInput[] = [{ type: 'assigning' }, { type: 'accepted', staffNo: '000010' }];

describe('servicePhase', () => {
  it('is that of the end node ahead of the transfer', () => {
    const snapshot = walk(SEED_FLOW, { type: 'reply', text: '1' }, ...ACCEPTED);
    expect(servicePhase(SEED_FLOW, snapshot)).toEqual({
      replyTimeoutSeconds: 120,
      timeoutText: '超时未回复，本次会话将自动退出。',
      agentEndText: '本次会话已经结束。',
      rating: 'afterEnd',
    });
    expect(snapshot).toMatchObject({ awaiting: 'serviceEnd', replyTimeoutSeconds: 120 });
  });

  it('looks past messages and fills in the agent', () => {
    const flow = flowOf(
      make.start('desk'),
      make.transfer('desk', 'thanks'),
      make.message('thanks', 'end'),
      make.end(),
    );
    const phase = servicePhase(flow, walk(flow, ...ACCEPTED));
    expect(phase.replyTimeoutSeconds).toBe(60);
    expect(phase.agentEndText).toBe('bye from 000010');
  });

  it('says how the service may be rated, by default after its end', () => {
    const rated = (rating?: 'byAgent' | 'off') =>
      flowOf(
        make.start('desk'),
        make.transfer('desk', 'end'),
        rating === undefined ? make.end() : { ...make.end(), rating },
      );
    const modeOf = (flow: typeof SEED_FLOW) => servicePhase(flow, walk(flow, ...ACCEPTED)).rating;
    expect([rated(), rated('byAgent'), rated('off')].map(modeOf)).toEqual([
      'afterEnd',
      'byAgent',
      'off',
    ]);
  });

  it('is nothing away from a transfer, and where no end is ahead', () => {
    expect(servicePhase(SEED_FLOW, walk(SEED_FLOW))).toEqual(NOTHING);
    const circle = flowOf(make.start('desk'), make.transfer('desk', 'm'), make.message('m', 'm'));
    expect(servicePhase(circle, walk(circle, ...ACCEPTED))).toEqual(NOTHING);
  });
});
