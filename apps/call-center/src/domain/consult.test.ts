import { CONSULT_STATES, CONSULT_TABLE } from '../../test/domain/decide-consult';
import { decisions } from '../../test/domain/decisions';
import { ANNE, COOPERATION, LI_SI, NOON, SessionRun, WANG_WU } from '../../test/domain/session-run';
import { expectedIn, mayJoin } from './call-rights';
import { hearingOf } from './call-sound';
import { deadlinesOf, redactFor, summaryOf } from '.';

const colleague = { kind: 'agent', id: WANG_WU.id } as const;
const agent = { kind: 'agent', id: LI_SI.id } as const;

describe('a consultation, every state × command', () => decisions(CONSULT_TABLE, CONSULT_STATES));

describe('a consultation', () => {
  it('lets hear each other who is to, with music for a customer who is not', () => {
    const heard = Object.entries(CONSULT_STATES).map(([name, at]) => {
      const { together, customer } = hearingOf(at().state!);
      return [name, together.join('+'), customer];
    });
    expect(heard).toEqual([
      ['writing', '', null],
      ['calling', '', 'ringback'],
      ['talking', 'customer+agent', null],
      ['held', '', 'holdMusic'],
      ['asked', '', 'holdMusic'],
      ['askedAside', 'customer+agent', null],
      ['alone', 'agent+colleague', 'holdMusic'],
      ['three', 'customer+agent+colleague', null],
    ]);
  });

  it('rings for the time of an offer, and counts as work in the hands of who is asked', () => {
    const run = CONSULT_STATES.asked();
    expect(deadlinesOf(run.state!)).toEqual([
      { kind: 'consult', key: 'consult-1', at: NOON + 20_000 },
    ]);
    expect(summaryOf(run.state!)).toMatchObject({
      agent: LI_SI.id,
      consult: { agent: WANG_WU.id, stage: 'asked' },
    });
    expect(mayJoin(run.state!, colleague)).toBeNull();
    run.join(WANG_WU);
    expect(deadlinesOf(run.state!)).toEqual([]);
    expect(summaryOf(run.state!).consult).toEqual({ agent: WANG_WU.id, stage: 'joined' });
    expect(mayJoin(run.state!, colleague)).toBe('colleague');
    expect(mayJoin(run.state!, agent)).toBe('agent');
    expect(expectedIn(run.state!)).toContainEqual({ role: 'colleague', since: NOON });
  });

  it('gives the colleague the customer, who hears only who serves them now', () => {
    const run = CONSULT_STATES.alone();
    const from = run.log.length;
    run.handOver(LI_SI);
    expect(run.state).toMatchObject({
      stage: 'active',
      service: { agent: WANG_WU, offer: 'consult-1' },
      queue: { group: COOPERATION, transfer: { from: LI_SI, note: '要发票' } },
      call: { isHeld: false },
    });
    expect(run.state?.call).not.toHaveProperty('consult');
    expect(mayJoin(run.state!, colleague)).toBe('agent');
    expect(mayJoin(run.state!, agent)).toBeNull();
    const [handedOver] = run.log.slice(from);
    const event = { ...handedOver, session: 's' } as Parameters<typeof redactFor>[0];
    expect(redactFor(event, { kind: 'customer', id: ANNE.id }).data).toEqual({});
  });

  it.each([
    ['asked', null, 'away'],
    ['alone', null, 'lost'],
    ['asked', WANG_WU, 'refused'],
    ['three', WANG_WU, 'left'],
    ['alone', LI_SI, 'takenBack'],
  ] as const)('says in the log how it was over: %s, %j, %s', (state, who, reason) => {
    const run = CONSULT_STATES[state]();
    run.endConsult(who);
    const ended = run.log.find(({ name }) => name === 'consult.ended');
    expect(ended?.data).toEqual({ call: 'call-1', offer: 'consult-1', agent: WANG_WU.id, reason });
    expect(hearingOf(run.state!).together).toEqual(['customer', 'agent']);
  });

  it('is over with the session that is a call, before it', () => {
    const run = new SessionRun();
    run.dial();
    run.press(ANNE, '1');
    run.route({ online: 1, free: 1, ahead: 0 });
    run.offer();
    run.accept();
    run.hear();
    run.consult(LI_SI, WANG_WU);
    run.join(WANG_WU);
    expect(run.endCall(ANNE)).toBe('consult.ended call.ended flow.stepped session.ended');
    expect(run.state).toMatchObject({ stage: 'ended', service: { agent: LI_SI } });
  });

  it('can be asked for anew, of another one', () => {
    const run = CONSULT_STATES.asked();
    run.endConsult(WANG_WU);
    expect(run.consult(LI_SI, WANG_WU)).toBe('consult.asked call.held');
    run.endCall(ANNE);
    expect(summaryOf(run.state!).consult).toBeNull();
  });
});
