import type { FlowDefinition, PromptNode } from '@ccc/flow';
import { AUDIO_ENTRY_FLOW } from '../../test/domain/audio-flow';
import { ANNE, CALL, LI_SI, NOON, SessionRun } from '../../test/domain/session-run';
import { announcementTurn, hearingOf } from './call-sound';
import { deadlinesOf, evolveAll } from '.';

const ANNOUNCING: FlowDefinition = {
  ...AUDIO_ENTRY_FLOW,
  nodes: AUDIO_ENTRY_FLOW.nodes.map((node) =>
    node.kind === 'transfer'
      ? { ...node, announcement: { text: '前面还有${WaitNo}人。', everySeconds: 20 } }
      : node,
  ),
};

/** A caller who has heard all that was said so far, but for what is said last. */
const dialled = () => dialledIn(AUDIO_ENTRY_FLOW);

function dialledIn(flow: FlowDefinition): SessionRun {
  const run = new SessionRun(NOON, flow);
  run.dial();
  return run;
}

const withGreeting = (change: Partial<PromptNode>): FlowDefinition => ({
  ...AUDIO_ENTRY_FLOW,
  nodes: AUDIO_ENTRY_FLOW.nodes.map((node) =>
    node.kind === 'prompt' && node.id === 'hello' ? { ...node, ...change } : node,
  ),
});

/** At the keys, the prompt heard, a key due in five seconds. */
function asked(): SessionRun {
  const run = dialled();
  run.hear();
  run.hear();
  return run;
}

const toHear = (run: SessionRun) =>
  hearingOf(run.state!).words.map(({ text, sound }) => sound ?? text);
const lapse = (run: SessionRun): string => {
  const [deadline] = deadlinesOf(run.state!);
  run.now = deadline!.at;
  return run.fire(deadline!);
};
const path = (run: SessionRun) =>
  run.log.flatMap((event) =>
    event.name === 'flow.stepped'
      ? event.data.visited.map(({ node, branch }) => (branch ? `${node} ${branch}` : node))
      : [],
  );

describe('what a caller hears of an audio entry', () => {
  it('is a greeting to its end, and then what the keys are for', () => {
    const run = dialled();
    expect(run.names).toEqual(['session.started', 'call.started', 'flow.stepped', 'message.sent']);
    expect(toHear(run)).toEqual(['jingle']);
    expect(hearingOf(run.state!).customer).toBeNull();
    expect(deadlinesOf(run.state!)).toEqual([]);
    expect(run.press(ANNE, '1')).toBe('call.digits');
    expect(toHear(run)).toEqual(['jingle']);
    expect(run.hear()).toBe('flow.stepped message.sent');
    expect(toHear(run)).toEqual(['咨询请按1，分机请按2。']);
    expect(run.words).toEqual(['system: 您好。', 'system: 咨询请按1，分机请按2。']);
  });

  it('is heard as often as the flow wants it, and read once', () => {
    const run = dialledIn(withGreeting({ plays: 3 }));
    expect(toHear(run)).toEqual(['jingle', 'jingle', 'jingle']);
    expect(new Set(hearingOf(run.state!).words.map(({ id }) => id)).size).toBe(3);
    expect(run.words).toEqual(['system: 您好。']);
    run.hear();
    expect(toHear(run)).toEqual(['咨询请按1，分机请按2。']);
  });

  it('is cut short by a key, with what was to be heard again, where the flow allows it', () => {
    const run = dialledIn(withGreeting({ plays: 3, isInterruptible: true }));
    run.press(ANNE, '1');
    expect(toHear(run)).toEqual(['咨询请按1，分机请按2。']);
  });

  it('begins again after a restart: the log alone says what is still to be heard', () => {
    const run = dialled();
    run.hear();
    const again = evolveAll(run.log);
    expect(hearingOf(again!)).toEqual(hearingOf(run.state!));
    expect(hearingOf(again!).words).toHaveLength(1);
  });

  it('is told once: the end of what is no longer said counts for nothing', () => {
    const run = dialled();
    const { until } = hearingOf(run.state!);
    run.hear();
    expect(run.send({ name: 'call.heard', call: CALL, until: until! })).toBe('');
    expect(run.send({ name: 'call.heard', call: CALL, until: '' })).toBe('');
    run.hear();
    expect(run.hear()).toBe('');
  });

  it('is nothing more once a key was pressed, also in the middle of it', () => {
    const run = dialled();
    run.hear();
    expect(run.press(ANNE, '2')).toBe('call.digits flow.stepped message.sent');
    expect(toHear(run)).toEqual(['请输入分机号，以#号结束。']);
    run.press(ANNE, '8');
    expect(hearingOf(run.state!)).toMatchObject({ words: [], until: null, customer: null });
  });

  it('is told the place again and again while it waits, from the beginning of the waiting on', () => {
    const run = new SessionRun(NOON, ANNOUNCING);
    run.dial();
    run.hear();
    run.hear();
    run.press(ANNE, '1');
    expect(hearingOf(run.state!).announced).toBeNull();
    run.now += 1000;
    const announced = { from: run.now, everyMs: 20_000 };
    run.route({ online: 1, free: 0, ahead: 2 });
    expect(hearingOf(run.state!)).toMatchObject({ announced, customer: 'queueMusic' });
    run.now += 5000;
    run.offer();
    expect(hearingOf(run.state!).announced).toBeNull();
    run.now += 15_000;
    run.decline(1);
    expect(hearingOf(run.state!)).toMatchObject({ announced });
    expect(hearingOf(evolveAll(run.log)!)).toMatchObject({ announced });
    run.offer(LI_SI, 'offer-2');
    run.accept(LI_SI, 'offer-2');
    expect(hearingOf(run.state!).announced).toBeNull();
    run.now += 60_000;
    run.transferBy(LI_SI);
    expect(hearingOf(run.state!).announced).toEqual({ from: run.now, everyMs: 20_000 });
    expect(announcementTurn(announced, announced.from - 1)).toBe(-1);
    expect(announcementTurn(announced, announced.from)).toBe(0);
    expect(announcementTurn(announced, announced.from + 59_999)).toBe(2);
  });

  it('is the queue text, then music, a ringing desk, and the agent', () => {
    const run = asked();
    run.press(ANNE, '1');
    run.route({ online: 1, free: 0, ahead: 2 });
    expect(hearingOf(run.state!)).toMatchObject({ customer: 'queueMusic', until: null });
    expect(toHear(run)).toEqual(['前面还有2人。']);
    run.offer();
    expect(hearingOf(run.state!)).toMatchObject({ words: [], customer: 'ringback' });
    run.accept();
    expect(toHear(run)).toEqual(['000010号为您服务。']);
    expect(hearingOf(run.state!)).toMatchObject({ customer: null, together: [] });
    expect(run.hear()).toBe('call.greetingSet');
    expect(hearingOf(run.state!)).toMatchObject({ words: [], together: ['customer', 'agent'] });
    run.transferBy(LI_SI);
    expect(hearingOf(run.state!)).toMatchObject({ words: [], customer: 'queueMusic' });
  });
});

describe('keys of a caller', () => {
  it('are due five seconds after the prompt, and asked for again', () => {
    const run = asked();
    expect(deadlinesOf(run.state!)).toEqual([
      { kind: 'flow', key: `keys:${NOON + 5000}`, at: NOON + 5000 },
    ]);
    expect(lapse(run)).toBe('flow.stepped message.sent message.sent');
    expect(toHear(run)).toEqual(['您还没有按键。', '咨询请按1，分机请按2。']);
    expect(deadlinesOf(run.state!)).toEqual([]);
    run.hear();
    lapse(run);
    expect(toHear(run)).toEqual(['再见。']);
    expect(run.hear()).toBe('flow.stepped call.ended session.ended session.completed');
    expect(run.state).toMatchObject({ ending: { reason: 'ivrEnd' } });
    expect(path(run).slice(-3)).toEqual(['keys noKey', 'bye', 'end']);
  });

  it('that are wrong are told so, in place of what was being said', () => {
    const run = dialled();
    run.hear();
    expect(run.press(ANNE, '9')).toBe('call.digits flow.stepped message.sent message.sent');
    expect(toHear(run)).toEqual(['按键错误。', '咨询请按1，分机请按2。']);
    run.press(ANNE, '*');
    expect(path(run).slice(-2)).toEqual(['keys error', 'bye']);
  });

  it('are collected one by one, and stand in the log with the way they led', () => {
    const run = asked();
    run.press(ANNE, '2');
    for (const key of '80') run.press(ANNE, key);
    run.now += 4000;
    run.press(ANNE, '1');
    expect(deadlinesOf(run.state!)).toMatchObject([{ at: run.now + 5000 }]);
    run.press(ANNE, '#');
    expect(run.wantsRouting).toBe(true);
    expect(run.state).toMatchObject({ snapshot: { variables: { extension: '801' } } });
    const digits = run.log.flatMap((each) => (each.name === 'call.digits' ? each.data.digits : []));
    expect(digits.join('')).toBe('2801#');
    expect(path(run)).toEqual(['start', 'hello', 'keys', 'keys 分机', 'number', 'desk']);
  });

  it('may be written as well, where nobody calls', () => {
    const run = new SessionRun(NOON, AUDIO_ENTRY_FLOW);
    run.start();
    expect(run.words).toEqual(['system: 您好。', 'system: 咨询请按1，分机请按2。']);
    expect(deadlinesOf(run.state!)).toHaveLength(1);
    run.customerSays('1');
    expect(run.wantsRouting).toBe(true);
    expect(run.log.some((each) => each.name === 'flow.stepped' && each.data.heard)).toBe(false);
  });
});

it('hears that nobody is online before the call ends', () => {
  const run = asked();
  run.press(ANNE, '1');
  run.route({ online: 0, free: 0, ahead: 0 });
  expect(run.stage).toBe('flow');
  expect(toHear(run)).toEqual(['当前无客服在线。']);
  run.hear();
  expect(run.state).toMatchObject({ ending: { reason: 'noSeatOnline' } });
});

it('hears that the waiting was too long, before the call ends', () => {
  const run = asked();
  run.press(ANNE, '1');
  run.route({ online: 1, free: 0, ahead: 2 });
  expect(lapse(run)).toBe('session.unqueued flow.stepped message.sent message.sent');
  expect(toHear(run)).toEqual(['让您久等了。', '再见。']);
  run.hear();
  expect(run.state).toMatchObject({ ending: { reason: 'seatGiveUp' } });
});
