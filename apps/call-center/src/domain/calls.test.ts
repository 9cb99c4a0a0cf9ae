import { ANNE, CALL, LI_SI, NOON, SessionRun, WANG_WU } from '../../test/domain/session-run';
import { expectedIn, mayJoin } from './call-rights';
import { hearingOf } from './call-sound';
import { deadlinesOf, summaryOf } from '.';

/** A session that is a call, on the desk that rings. */
function ringing(): SessionRun {
  const run = new SessionRun();
  run.dial();
  run.press(ANNE, '1');
  run.route({ online: 1, free: 1, ahead: 0 });
  run.offer();
  return run;
}

function talking(): SessionRun {
  const run = ringing();
  run.accept();
  run.hear();
  return run;
}

/** In the middle of a conversation in writing. */
function called(by = ANNE as typeof ANNE | typeof LI_SI): SessionRun {
  const run = SessionRun.at('active');
  run.startCall(by);
  return run;
}

const endOf = (run: SessionRun) => run.log.filter(({ name }) => name === 'call.ended').at(-1)?.data;
const customer = { kind: 'customer', id: ANNE.id } as const;
const agent = { kind: 'agent', id: LI_SI.id } as const;

describe('a session that is a call', () => {
  it('begins with it, is led by keys, and is answered with the offer', () => {
    const run = new SessionRun();
    expect(run.dial()).toBe('session.started call.started flow.stepped message.sent message.sent');
    expect(run.state).toMatchObject({ media: 'audio', call: { by: 'customer', answeredAt: null } });
    expect(run.press(ANNE, '9')).toBe('call.digits flow.stepped message.sent');
    expect(run.press(ANNE, '1')).toBe('call.digits flow.stepped');
    expect(run.wantsRouting).toBe(true);
    run.route({ online: 1, free: 1, ahead: 0 });
    run.offer();
    expect(run.accept()).toBe(
      'agent.accepted call.answered flow.stepped message.sent call.greetingSet',
    );
    expect(run.state).toMatchObject({ call: { answeredAt: run.now } });
  });

  it.each([
    ['the customer', ANNE, 'client'],
    ['the agent', LI_SI, 'seat'],
  ] as const)('ends when %s hangs up', (_who, who, closeBy) => {
    const run = talking();
    run.now += 61_000;
    run.endCall(who);
    expect(run.state).toMatchObject({ stage: 'ended', ending: { closeBy, reason: 'ok' } });
    expect(endOf(run)).toEqual({ call: CALL, closeBy, reason: 'ok', durationMs: 61_000 });
    expect(summaryOf(run.state!).call).toBeNull();
  });

  it('ends its call with itself, whatever ends it', () => {
    const run = new SessionRun();
    run.dial();
    run.press(ANNE, '1');
    run.route({ online: 0, free: 0, ahead: 0 });
    expect(run.state).toMatchObject({ stage: 'completed', ending: { reason: 'noSeatOnline' } });
    expect(endOf(run)).toMatchObject({ reason: 'noAnswer', durationMs: 0 });
    expect(run.names.indexOf('call.ended')).toBe(run.names.indexOf('session.ended') - 1);
  });

  it('is given up before anybody has taken it', () => {
    const run = ringing();
    expect(run.endCall(ANNE)).toBe('call.ended offer.withdrawn session.ended session.completed');
    expect(endOf(run)).toMatchObject({ closeBy: 'client', reason: 'cancelled' });
  });

  it('stays one call through a transfer', () => {
    const run = talking();
    run.transferBy(LI_SI, { ask: WANG_WU, offer: 'offer-2' });
    expect(hearingOf(run.state!)).toMatchObject({ together: [], customer: 'ringback' });
    expect(mayJoin(run.state!, agent)).toBeNull();
    expect(run.accept(WANG_WU, 'offer-2')).not.toContain('call.answered');
    run.hear();
    expect(hearingOf(run.state!).together).toEqual(['customer', 'agent']);
  });
});

describe('a call within a conversation', () => {
  it('leaves the conversation as it was', () => {
    const run = called(LI_SI);
    run.takeCall(ANNE);
    run.now += 5000;
    run.endCall(ANNE);
    expect(endOf(run)).toMatchObject({ closeBy: 'client', reason: 'ok', durationMs: 5000 });
    expect(run.stage).toBe('active');
    expect(run.agentSays('还有别的问题吗')).toBe('message.sent');
  });

  it('says who did not want it', () => {
    const rejected = called();
    rejected.endCall(LI_SI);
    expect(endOf(rejected)).toMatchObject({ closeBy: 'seat', reason: 'rejected' });
    const cancelled = called();
    cancelled.endCall(ANNE);
    expect(endOf(cancelled)).toMatchObject({ closeBy: 'client', reason: 'cancelled' });
    const lost = called();
    lost.takeCall(LI_SI);
    lost.endCall(null);
    expect(endOf(lost)).toMatchObject({ closeBy: 'admin', reason: 'lost' });
  });

  it('is over when nobody answers for 30 seconds', () => {
    const run = called();
    const [deadline] = deadlinesOf(run.state!);
    expect(deadline).toEqual({ kind: 'callAnswer', key: CALL, at: NOON + 30_000 });
    expect(run.fire(deadline!)).toBe('');
    run.now += 30_000;
    expect(run.fire(deadline!)).toBe('call.ended');
    expect(endOf(run)).toMatchObject({ closeBy: 'timer', reason: 'noAnswer' });
  });

  it('keeps the clock for written answers from running', () => {
    const run = SessionRun.at('active');
    expect(deadlinesOf(run.state!)).toMatchObject([{ kind: 'customerReply' }]);
    run.startCall(ANNE);
    run.takeCall(LI_SI);
    expect(deadlinesOf(run.state!)).toEqual([]);
  });
});

describe('pictures', () => {
  /** A call within a conversation, with pictures. */
  function seen(): SessionRun {
    const run = SessionRun.at('active');
    run.startCall(ANNE, CALL, 'video');
    run.takeCall(LI_SI);
    return run;
  }
  const cameras = (run: SessionRun) => run.state?.call?.cameras;

  it('are of both sides in a video call, and of none in a call of voices', () => {
    expect(cameras(seen())).toEqual({ customer: true, agent: true });
    expect(cameras(called())).toBeUndefined();
  });

  it('are switched by each side for itself, and off for both to go on by voice', () => {
    const run = seen();
    run.setCamera(ANNE, false);
    expect(cameras(run)).toEqual({ customer: false, agent: true });
    expect(run.log.at(-1)?.data).toEqual({ call: CALL, side: 'customer', isOn: false });
    expect(run.toVoice(ANNE)).toBe('call.cameraSet');
    expect(cameras(run)).toEqual({ customer: false, agent: false });
    run.setCamera(LI_SI, true);
    expect(cameras(run)).toEqual({ customer: false, agent: true });
    run.endCall(ANNE);
    expect(endOf(run)).toMatchObject({ closeBy: 'client', reason: 'ok' });
  });

  it('come into an answered call of voices with whoever shows one first, held and recorded as it is', () => {
    const run = SessionRun.at('active');
    run.startCall(ANNE);
    run.takeCall(LI_SI);
    run.hold(LI_SI, true);
    const before = run.state?.call;
    run.setCamera(ANNE, true);
    expect(run.log.slice(-2).map(({ name, actor, data }) => [name, actor.kind, data])).toEqual([
      ['call.widened', 'customer', { call: CALL }],
      ['call.cameraSet', 'customer', { call: CALL, side: 'customer', isOn: true }],
    ]);
    const widened = { media: 'video', isWidened: true, cameras: { customer: true, agent: false } };
    expect(run.state?.call).toEqual({ ...before, ...widened });
    expect(run.toVoice(LI_SI)).toBe('call.cameraSet');
    expect(run.setCamera(LI_SI, true)).toBe('call.cameraSet');
    expect(cameras(run)).toEqual({ customer: false, agent: true });
  });

  it('of the next agent are not shown unasked in what began by voice', () => {
    const run = talking();
    run.setCamera(ANNE, true);
    run.setCamera(LI_SI, true);
    run.transferBy(LI_SI, { ask: WANG_WU, offer: 'offer-2' });
    run.accept(WANG_WU, 'offer-2');
    expect(cameras(run)).toEqual({ customer: true, agent: false });
  });

  it.each([
    ['is on after one without', (run: SessionRun) => run.setCamera(LI_SI, false), true, true],
    ['stays off in what goes on by voice', (run: SessionRun) => run.toVoice(LI_SI), false, false],
    [
      'is on beside a customer without',
      (run: SessionRun) => run.setCamera(ANNE, false),
      false,
      true,
    ],
  ])('the camera of the next agent %s', (_how, act, customerIsOn, agentIsOn) => {
    const run = seen();
    act(run);
    run.transferBy(LI_SI, { ask: WANG_WU, offer: 'offer-2' });
    run.accept(WANG_WU, 'offer-2');
    expect(cameras(run)).toEqual({ customer: customerIsOn, agent: agentIsOn });
  });
});

describe('a recorded call', () => {
  it('says so from its first event on, to the customer too, and stays so', () => {
    const run = new SessionRun();
    run.dial('audio', { isRecorded: true });
    const started = run.log.find(({ name }) => name === 'call.started');
    expect(started?.data).toEqual({ call: CALL, media: 'audio', by: 'customer', isRecorded: true });
    run.press(ANNE, '1');
    run.route({ online: 1, free: 1, ahead: 0 });
    run.offer();
    run.accept();
    run.transferBy(LI_SI);
    expect(run.state?.call).toMatchObject({ isRecorded: true });
  });

  it('is one only when it was begun as one', () => {
    const run = talking();
    expect(run.state?.call).not.toHaveProperty('isRecorded');
  });

  it('has what was kept of it told whenever that is known, and nothing else changes', () => {
    const run = talking();
    run.endCall(ANNE);
    run.completeBy(LI_SI);
    const before = run.state;
    expect(run.record([], 'diskFull')).toBe('call.recorded');
    expect(run.log.at(-1)).toMatchObject({
      actor: { kind: 'system' },
      data: { call: CALL, startedAt: run.now, sides: [], fault: 'diskFull' },
    });
    expect(run.state).toEqual({ ...before, seq: run.log.length });
  });
});

describe('what is heard, and who is expected', () => {
  it('follows where the call stands', () => {
    const run = new SessionRun();
    run.dial();
    expect(hearingOf(run.state!)).toMatchObject({ together: [], customer: 'queueMusic' });
    expect(mayJoin(run.state!, customer)).toBe('customer');
    expect(expectedIn(run.state!)).toEqual([{ role: 'customer', since: NOON }]);
    const talks = talking();
    expect(hearingOf(talks.state!)).toMatchObject({
      together: ['customer', 'agent'],
      customer: null,
    });
    expect(expectedIn(talks.state!).map(({ role }) => role)).toEqual(['customer', 'agent']);
    talks.hold(LI_SI, true);
    expect(hearingOf(talks.state!)).toMatchObject({ together: [], customer: 'holdMusic' });
  });

  it('lets nobody in before the answer but who asked', () => {
    const run = called();
    expect(mayJoin(run.state!, customer)).toBe('customer');
    expect(mayJoin(run.state!, agent)).toBeNull();
    expect(expectedIn(run.state!)).toEqual([]);
    expect(hearingOf(run.state!)).toMatchObject({ together: [], customer: 'ringback' });
    expect(hearingOf(called(LI_SI).state!)).toMatchObject({ together: [], customer: null });
    run.takeCall(LI_SI);
    expect(mayJoin(run.state!, agent)).toBe('agent');
    expect(mayJoin(run.state!, { kind: 'agent', id: WANG_WU.id })).toBeNull();
  });
});
