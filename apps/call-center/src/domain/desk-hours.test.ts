import { servicePhase } from '@ccc/flow';
import { needsRouting } from '.';
import { DESK_HOURS_FLOW, OPEN_MINUTES } from '../../test/domain/desk-hours-flow';
import { ANNE, LI_SI, NOON, SessionRun } from '../../test/domain/session-run';

const CLOSING = NOON + OPEN_MINUTES * 60_000;
const ending = (run: SessionRun) => run.log.find(({ name }) => name === 'session.ended')?.data;

function opened(now: number): SessionRun {
  const run = new SessionRun(now, DESK_HOURS_FLOW);
  run.start();
  return run;
}

describe('a session in a flow with service hours', () => {
  it('asks for a name and uses it until the agent says goodbye', () => {
    const run = opened(NOON);
    run.customerSays(' 阿明 ');
    run.customerSays('咨询');
    expect(run.state && needsRouting(run.state)).toBe('product-consulting');
    run.route({ online: 1, free: 0, ahead: 4 });
    run.offer();
    run.accept();
    const snapshot = run.state?.stage === 'active' ? run.state.snapshot : null;
    expect(snapshot && servicePhase(DESK_HOURS_FLOW, snapshot).agentEndText).toBe(
      '阿明，会话已经结束。',
    );
    run.endBy(LI_SI);
    expect(run.words).toEqual([
      'system: 请问怎么称呼您？',
      'customer:  阿明 ',
      'system: 阿明，请选择业务：',
      'customer: 咨询',
      'system: 阿明，前面还有4人。',
      'system: 阿明您好，000010号客服为您服务。',
      'system: 阿明，会话已经结束。',
    ]);
  });

  it('shows a menu to tap, and takes what tapping sends', () => {
    const run = opened(NOON);
    run.customerSays('阿明');
    const last = run.log[run.log.length - 1];
    const said = last?.name === 'message.sent' ? last.data.content : undefined;
    const choices = said?.type === 'text' ? (said.choices ?? []) : [];
    expect(choices).toEqual([
      { keyword: '1', label: '咨询' },
      { keyword: '2', label: '合作' },
      { keyword: '3', label: '重新填写' },
    ]);
    run.customerSays(choices[1]?.keyword ?? '');
    expect(run.state && needsRouting(run.state)).toBe('business-cooperation');
  });

  it.each([
    ['the last moment it is open', CLOSING - 1, 'ivrEnd', 1],
    ['the first moment it is closed', CLOSING, 'notWorkTime', 106],
  ])('that ends by itself, from %s, is told apart', (_when, now, reason, endStatus) => {
    const run = opened(now);
    const isOpen = reason === 'ivrEnd';
    // Open: two answers too long to be a name. Closed: the way out.
    for (const text of isOpen ? ['x'.repeat(201), 'x'.repeat(201)] : ['退出']) {
      run.customerSays(text);
    }
    expect(run.words[run.words.length - 1]).toBe('system: 再见。');
    expect(ending(run)).toEqual({ closeBy: 'admin', reason, endStatus });
    expect(run.stage).toBe('completed');
  });

  it('looks at the time of each decision, and stays out of hours once it met closed doors', () => {
    const run = opened(NOON - 1);
    run.now = NOON;
    run.customerSays('再看一次');
    expect(run.words[run.words.length - 1]).toBe('system: 请问怎么称呼您？');
    run.customerSays('x'.repeat(201));
    run.customerSays('x'.repeat(201));
    expect(ending(run)).toEqual({ closeBy: 'admin', reason: 'notWorkTime', endStatus: 106 });
  });

  it('is not out of hours when it got to a transfer, or when the customer leaves', () => {
    const transferred = opened(NOON - 1);
    transferred.now = NOON;
    for (const text of ['2', '阿明', '1']) transferred.customerSays(text);
    transferred.route({ online: 0, free: 0, ahead: 0 });
    expect(ending(transferred)).toMatchObject({ reason: 'noSeatOnline' });
    const left = opened(CLOSING);
    left.endBy(ANNE);
    expect(ending(left)).toMatchObject({ reason: 'ivrGiveUp' });
  });

  it('logs the way even when it leads back to where it was', () => {
    const run = opened(CLOSING);
    expect(run.customerSays('再看一次')).toBe(
      'message.sent flow.stepped message.sent message.sent',
    );
    const stepped = run.log.flatMap((event) =>
      event.name === 'flow.stepped' ? [event.data.visited.map(({ node }) => node)] : [],
    );
    expect(stepped).toEqual([
      ['start', 'hours', 'sorry', 'closed'],
      ['closed', 'hours', 'sorry', 'closed'],
    ]);
  });
});
