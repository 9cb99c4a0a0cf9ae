import { deadlinesOf, summaryOf } from '.';
import {
  ANNE,
  CONSULTING,
  COOPERATION,
  LI_SI,
  OFFER_MS,
  SessionRun,
  WANG_WU,
} from '../../test/domain/session-run';

const queueOf = ({ state }: SessionRun) => (state && 'queue' in state ? state.queue : null);
const ending = (run: SessionRun) => run.log.find(({ name }) => name === 'session.ended')?.data;

/** Li Si has it, in CONSULTING, and passes it on. */
function passedOn(how: Parameters<SessionRun['transferBy']>[1] = {}): SessionRun {
  const run = SessionRun.at('active');
  run.now += 1000;
  run.transferBy(LI_SI, how);
  return run;
}

describe('a transfer', () => {
  it('goes before everybody else of the group, with a new waiting time, and remembers who gave it', () => {
    const run = passedOn({ note: '  老客户，要发票  ' });
    expect(queueOf(run)).toEqual({
      group: COOPERATION,
      priority: 0,
      queuedAt: run.now,
      transfer: { from: LI_SI, origin: CONSULTING, note: '老客户，要发票', isReturned: false },
    });
    const none = { agent: null, acceptedAt: null, stage: 'queued', group: COOPERATION };
    expect(run.state && summaryOf(run.state)).toMatchObject(none);
    expect(run.state && deadlinesOf(run.state)).toEqual([]);
  });

  it('says the words of the flow for the next agent, whose number the end texts know', () => {
    const run = passedOn({ ask: WANG_WU });
    run.customerSays('还在吗？');
    run.accept(WANG_WU, 'offer-t');
    run.agentSays('您好，我是小五', WANG_WU);
    expect(run.words.slice(-3)).toEqual([
      'customer: 还在吗？',
      'system: 转人工客服成功，000011号客服代表为您服务。',
      'agent: 您好，我是小五',
    ]);
    expect(run.state && deadlinesOf(run.state)).toMatchObject([{ kind: 'customerReply' }]);
    run.endBy(WANG_WU);
    expect(ending(run)).toEqual({ closeBy: 'seat', reason: 'ok', endStatus: 1 });
  });

  it('keeps notes out of the last words of a session', () => {
    const run = SessionRun.at('active');
    run.noteBy(LI_SI, '内部：老客户');
    expect(run.state?.lastText).toBe('您好');
  });

  it('leaves out a note of blanks', () => {
    expect(queueOf(passedOn({ note: ' \n ' }))?.transfer).not.toHaveProperty('note');
  });

  it('stays in the group while somebody else is there to take it', () => {
    const run = passedOn({ ask: WANG_WU });
    const { queuedAt } = queueOf(run) ?? {};
    expect(run.decline(1, WANG_WU, 'offer-t')).toBe('offer.declined');
    expect(queueOf(run)).toMatchObject({ group: COOPERATION, priority: 0, queuedAt });
    expect(queueOf(run)?.transfer?.isReturned).toBe(false);
  });

  it.each([
    ['declined', (run: SessionRun) => run.decline(0, WANG_WU, 'offer-t')],
    ['withdrawn', (run: SessionRun) => run.withdraw(0, 'offer-t')],
    [
      'expired',
      (run: SessionRun) => {
        run.now += OFFER_MS;
        return run.fire({ kind: 'offer', key: 'offer-t' }, 0);
      },
    ],
  ])('goes back to where it came from when nobody is left: %s', (how, lose) => {
    const run = passedOn({ ask: WANG_WU });
    expect(lose(run)).toBe(`offer.${how} session.returned`);
    const transfer = { from: LI_SI, origin: CONSULTING, isReturned: true };
    expect(queueOf(run)).toMatchObject({ group: CONSULTING, priority: 0, transfer });
    run.offer(LI_SI, 'offer-2');
    run.accept(LI_SI, 'offer-2');
    expect(run.stage).toBe('active');
  });

  it('waits, and never ends, when who gave it is gone as well', () => {
    const run = passedOn({ ask: WANG_WU });
    run.decline(0, WANG_WU, 'offer-t');
    run.offer(LI_SI, 'offer-2');
    expect(run.withdraw(0, 'offer-2')).toBe('offer.withdrawn');
    expect(run.stage).toBe('queued');
  });

  it('can be passed on once more', () => {
    const run = passedOn({ ask: WANG_WU });
    run.accept(WANG_WU, 'offer-t');
    run.transferBy(WANG_WU, { group: CONSULTING });
    expect(queueOf(run)?.transfer).toEqual({
      from: WANG_WU,
      origin: COOPERATION,
      isReturned: false,
    });
  });

  it('is what a customer who leaves while it waits is recorded as', () => {
    for (const run of [passedOn(), passedOn({ ask: WANG_WU })]) {
      run.endBy(ANNE);
      expect(ending(run)).toEqual({ closeBy: 'client', reason: 'seatForward', endStatus: 101 });
      expect(run.stage).toBe('completed');
    }
  });
});
