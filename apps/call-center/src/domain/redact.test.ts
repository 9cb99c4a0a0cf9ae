import { INSIDE_EVENTS, asId, type SessionEvent } from '@ccc/protocol';
import { redactFor } from '.';
import { ANNE, LI_SI, SessionRun, WANG_WU, ZHAO_LIU } from '../../test/domain/session-run';

/** A session with every inside event in it. */
function wholeLog(): SessionEvent[] {
  const run = SessionRun.at('offered');
  run.decline(1);
  run.offer(WANG_WU, 'offer-2');
  run.withdraw(1, 'offer-2');
  run.offer(WANG_WU, 'offer-3');
  run.now += 60_000;
  run.fire({ kind: 'offer', key: 'offer-3' });
  run.offer(LI_SI, 'offer-4');
  run.accept(LI_SI, 'offer-4');
  run.transferBy(LI_SI, { ask: WANG_WU, note: '要发票', offer: 'offer-5' });
  run.decline(0, WANG_WU, 'offer-5');
  run.offer(LI_SI, 'offer-6');
  run.accept(LI_SI, 'offer-6');
  run.startCall(LI_SI);
  run.takeCall(ANNE);
  run.consult(LI_SI, WANG_WU, '内部：要发票');
  run.endConsult(WANG_WU);
  run.consult(LI_SI, ZHAO_LIU);
  run.join(ZHAO_LIU);
  run.handOver(LI_SI);
  run.endCall(ANNE);
  run.noteBy(ZHAO_LIU, '内部：老客户');
  run.record([{ side: 'agent', file: asId('recording-1'), durationMs: 61_000, bytes: 9 }]);
  run.measure();
  run.transferBy(ZHAO_LIU, { offer: 'offer-7' });
  run.leave('请回电');
  run.handle();
  return run.log.map((event) => ({ ...event, session: asId('s-1') }) as SessionEvent);
}

describe('redactFor', () => {
  const log = wholeLog();

  it('is tested on every inside event', () => {
    const names = new Set(log.map(({ name }) => name));
    expect(INSIDE_EVENTS.filter((name) => !names.has(name))).toEqual([]);
  });

  it('leaves a customer the place of inside events, and nothing else of them', () => {
    const seen = log.map((event) => redactFor(event, { kind: 'customer', id: ANNE.id }));
    expect(seen.map(({ seq }) => seq)).toEqual(log.map(({ seq }) => seq));
    const inside = seen.filter(({ name }) => INSIDE_EVENTS.includes(name));
    expect(inside.map(({ data }) => data)).toEqual(inside.map(() => ({})));
    expect(inside.every(({ actor }) => actor.kind === 'system')).toBe(true);
    // Agents that were asked and did not come stay unknown.
    expect(JSON.stringify(seen)).not.toContain(WANG_WU.id);
    expect(JSON.stringify(seen)).not.toContain('要发票');
    expect(JSON.stringify(seen)).not.toContain('老客户');
    expect(JSON.stringify(seen)).not.toContain('recording-1');
    expect(JSON.stringify(seen)).not.toContain('sentLossPercent');
    expect(JSON.stringify(seen)).toContain(LI_SI.staffNo);
  });

  it('shows agents everything', () => {
    for (const event of log) {
      expect(redactFor(event, { kind: 'agent', id: WANG_WU.id })).toBe(event);
    }
  });
});
