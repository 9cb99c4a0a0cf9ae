import { SEED_FLOW, type FlowDefinition } from '@ccc/flow';
import { LI_SI, ANNE, SessionRun } from '../../test/domain/session-run';

const flowWith = (rating: 'afterEnd' | 'byAgent' | 'off'): FlowDefinition => ({
  ...SEED_FLOW,
  nodes: SEED_FLOW.nodes.map((node) => (node.kind === 'end' ? { ...node, rating } : node)),
});
const dataOf = (run: SessionRun, name: string) =>
  run.log.find((event) => event.name === name)?.data;

describe('满意度评价', () => {
  it('tells the customer with the acceptance how the service may be rated', () => {
    for (const mode of ['afterEnd', 'byAgent', 'off'] as const) {
      const run = SessionRun.at('active', flowWith(mode));
      expect(dataOf(run, 'agent.accepted')).toMatchObject({ rating: mode });
    }
  });

  it('keeps score, tags and comment, and only the first of them', () => {
    const run = SessionRun.at('ended');
    run.rate(4, ANNE, '很好');
    run.rate(1, ANNE, '不好');
    expect(dataOf(run, 'rating.given')).toEqual({ score: 4, tags: ['热情'], comment: '很好' });
    expect(run.state?.rating).toEqual({ mode: 'afterEnd', isInvited: false, score: 4 });
  });

  it('by invitation waits for the invitation, which is asked for once', () => {
    const run = SessionRun.at('active', flowWith('byAgent'));
    expect(run.rate(5)).toBe('!rating.notOpen');
    expect(run.inviteRating()).toBe('rating.invited');
    expect(run.inviteRating()).toBe('');
    run.endBy(LI_SI);
    expect(run.rate(5)).toBe('rating.given');
  });

  it('that is off is neither asked for nor taken', () => {
    const run = SessionRun.at('active', flowWith('off'));
    expect([run.inviteRating(), run.rate(5)]).toEqual(['!rating.notOpen', '!rating.notOpen']);
  });

  it('is not asked for once it was given', () => {
    const run = SessionRun.at('active');
    run.rate(5);
    expect(run.inviteRating()).toBe('!rating.already');
  });

  it('has a comment of at most 500 characters', () => {
    const run = SessionRun.at('active');
    expect(run.rate(5, ANNE, '长'.repeat(501))).toBe('!message.tooLong');
    expect(run.rate(5, ANNE, '长'.repeat(500))).toBe('rating.given');
  });
});
