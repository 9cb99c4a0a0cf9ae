import { asId } from '@ccc/protocol';
import { AUDIO_ENTRY_FLOW } from '../../test/domain/audio-flow';
import {
  ANNE,
  CALL,
  CONSULTING,
  COOPERATION,
  LI_SI,
  NOON,
  OFFER_MS,
  SessionRun,
  WANG_WU,
} from '../../test/domain/session-run';
import { expectedIn, mayJoin } from './call-rights';
import { hearingOf } from './call-sound';
import { deadlinesOf, evolveAll, type SessionCommand } from '.';

const agent = { kind: 'agent', id: LI_SI.id } as const;
const customer = { kind: 'customer', id: ANNE.id } as const;
const offer = asId<never>('offer-1');
const ask = { offer: asId<never>('offer-2'), agent: WANG_WU, timeoutMs: OFFER_MS };
const content = { type: 'text', text: '您好' } as const;
const file = { startedAt: NOON, sides: [] };

/** An agent has accepted, and the caller hears who it is. */
function greeting(flow = AUDIO_ENTRY_FLOW): SessionRun {
  const run = new SessionRun(NOON, flow);
  run.dial();
  run.hear();
  run.hear();
  run.press(ANNE, '1');
  run.route({ online: 1, free: 1, ahead: 0 });
  run.offer();
  run.accept();
  return run;
}

const toHear = (run: SessionRun) => hearingOf(run.state!).words.map(({ text }) => text);
const until = (run: SessionRun) => hearingOf(run.state!).until ?? '';

/** Every command there is, and what it comes to while the caller hears the words. */
const TABLE: Record<SessionCommand['name'], [command: SessionCommand, outcome: string]> = {
  'call.heard': [{ name: 'call.heard', call: CALL, until: until(greeting()) }, 'call.greetingSet'],
  'call.hold': [{ name: 'call.hold', actor: agent, call: CALL, isHeld: true }, 'call.held'],
  'consult.start': [
    { name: 'consult.start', actor: agent, call: CALL, group: COOPERATION, ask },
    'consult.asked call.held',
  ],
  'consult.accept': [{ name: 'consult.accept', offer, agent: WANG_WU.id }, '!consult.unknown'],
  'consult.end': [{ name: 'consult.end', actor: agent, offer }, '!consult.unknown'],
  'consult.handOver': [{ name: 'consult.handOver', actor: agent, offer }, '!consult.unknown'],
  'call.digits': [{ name: 'call.digits', actor: customer, call: CALL, digits: '1' }, 'call.digits'],
  'call.start': [{ name: 'call.start', actor: agent, call: CALL, media: 'audio' }, '!call.exists'],
  'call.answer': [{ name: 'call.answer', actor: agent, call: CALL }, ''],
  'call.end': [
    { name: 'call.end', actor: agent, call: CALL },
    'call.ended flow.stepped session.ended',
  ],
  'call.setCamera': [
    { name: 'call.setCamera', actor: agent, call: CALL, isOn: true },
    'call.widened call.cameraSet',
  ],
  'call.toVoice': [{ name: 'call.toVoice', actor: agent, call: CALL }, ''],
  'call.record': [{ name: 'call.record', call: CALL, ...file }, 'call.recorded'],
  'call.measure': [{ name: 'call.measure', call: CALL, sides: [] }, 'call.measured'],
  'session.transfer': [
    { name: 'session.transfer', actor: agent, group: COOPERATION, ask: null, online: 1, ahead: 0 },
    'call.greetingSet session.transferred session.queued',
  ],
  'session.end': [{ name: 'session.end', actor: agent }, 'flow.stepped call.ended session.ended'],
  'session.complete': [{ name: 'session.complete', actor: agent }, '!session.notActive'],
  'session.start': [
    { name: 'session.start', customer: ANNE, flow: { id: asId('audio-entry'), version: 1 } },
    '!session.notActive',
  ],
  'session.rate': [
    { name: 'session.rate', actor: customer, rating: { score: 5, tags: [] } },
    'rating.given',
  ],
  'rating.invite': [{ name: 'rating.invite', actor: agent }, 'rating.invited'],
  'message.send': [{ name: 'message.send', actor: agent, content }, 'message.sent'],
  'message.recall': [{ name: 'message.recall', actor: agent, seq: 99 }, '!message.unknown'],
  'message.remove': [{ name: 'message.remove', reason: 'contentCheck', seq: 99 }, ''],
  'message.leave': [
    { name: 'message.leave', actor: customer, message: { text: '请回电' } },
    '!leave.notOpen',
  ],
  'message.handle': [{ name: 'message.handle', actor: agent }, '!session.unknown'],
  'note.add': [{ name: 'note.add', actor: agent, text: '老客户' }, 'note.added'],
  'offer.make': [{ name: 'offer.make', ...ask }, '!session.notActive'],
  'offer.accept': [{ name: 'offer.accept', offer, agent: LI_SI.id }, ''],
  'offer.decline': [{ name: 'offer.decline', offer, agent: LI_SI.id, online: 1 }, '!offer.taken'],
  'offer.withdraw': [{ name: 'offer.withdraw', offer, online: 1 }, ''],
  'queue.close': [{ name: 'queue.close', online: 0 }, ''],
  'routing.resolve': [
    { name: 'routing.resolve', group: CONSULTING, online: 1, free: 1, ahead: 0 },
    '!session.notActive',
  ],
  'http.answer': [
    { name: 'http.answer', key: 'look-up:0:1', result: { type: 'called', outcome: 'failed' } },
    '',
  ],
  'timer.fire': [{ name: 'timer.fire', deadline: 'greeting', key: 'another', online: 1 }, ''],
};

/** What ends the words before their time. */
const OVER_BY = new Set(['call.heard', 'call.end', 'session.end', 'session.transfer']);

describe('the words before the agent, and every command', () => {
  it.each(Object.values(TABLE))('%j', (command, outcome) => {
    const run = greeting();
    expect(run.send(command)).toBe(outcome);
    expect(toHear(run)).toEqual(OVER_BY.has(command.name) ? [] : ['000010号为您服务。']);
  });
});

describe('the words before the agent', () => {
  it('are heard by the caller alone, and then both hear each other', () => {
    const run = greeting();
    expect(run.names.slice(-5)).toEqual([
      'agent.accepted',
      'call.answered',
      'flow.stepped',
      'message.sent',
      'call.greetingSet',
    ]);
    expect(hearingOf(run.state!)).toMatchObject({ together: [], customer: null });
    expect(mayJoin(run.state!, agent)).toBe('agent');
    expect(expectedIn(run.state!).map(({ role }) => role)).toEqual(['customer', 'agent']);
    const heard = until(run);
    run.hear();
    expect(hearingOf(run.state!)).toMatchObject({ together: ['customer', 'agent'], words: [] });
    expect(run.send({ name: 'call.heard', call: CALL, until: heard })).toBe('');
    expect(run.hold(LI_SI, true)).toBe('call.held');
  });

  it('are heard to their end by who is put on hold meanwhile, and then there is music', () => {
    const run = greeting();
    run.hold(LI_SI, true);
    expect(hearingOf(run.state!)).toMatchObject({ together: [], customer: null });
    run.hear();
    expect(hearingOf(run.state!)).toMatchObject({ words: [], customer: 'holdMusic' });
  });

  it.each([true, false])('leave agent and colleague to themselves (on hold: %s)', (isHeld) => {
    const run = greeting();
    run.consult(LI_SI, WANG_WU);
    run.join(WANG_WU);
    run.hold(LI_SI, isHeld);
    expect(hearingOf(run.state!).together).toEqual(['agent', 'colleague']);
    run.hear();
    expect(hearingOf(run.state!).together).toEqual([
      ...(isHeld ? [] : ['customer']),
      'agent',
      'colleague',
    ]);
  });

  it('begin again after a restart', () => {
    const run = greeting();
    expect(hearingOf(evolveAll(run.log)!)).toEqual(hearingOf(run.state!));
  });

  it('keep the two from each other for a minute at most', () => {
    const run = greeting();
    const [deadline] = deadlinesOf(run.state!);
    expect(deadline).toMatchObject({ kind: 'greeting', at: NOON + 60_000 });
    run.now += 59_999;
    expect(run.fire(deadline!)).toBe('');
    run.now += 1;
    expect(run.fire(deadline!)).toBe('call.greetingSet');
    expect(hearingOf(run.state!).together).toEqual(['customer', 'agent']);
    expect(deadlinesOf(run.state!)).toEqual([]);
  });

  it('are those of the next agent, once the caller is passed on', () => {
    const run = greeting();
    run.transferBy(LI_SI, { ask: WANG_WU, offer: 'offer-2' });
    expect(hearingOf(run.state!)).toMatchObject({ words: [], customer: 'ringback' });
    expect(run.accept(WANG_WU, 'offer-2')).toBe(
      'agent.accepted flow.stepped message.sent call.greetingSet',
    );
    expect(toHear(run)).toEqual(['000011号为您服务。']);
  });

  it('are not said by a colleague who talks to the caller already', () => {
    const run = greeting();
    run.hear();
    run.consult(LI_SI, WANG_WU);
    run.join(WANG_WU);
    expect(run.handOver(LI_SI)).not.toContain('call.greetingSet');
    expect(hearingOf(run.state!).together).toEqual(['customer', 'agent']);
  });

  it('are a sound, where the flow has one, and none where it says nothing', () => {
    const flowWith = (change: object) => ({
      ...AUDIO_ENTRY_FLOW,
      nodes: AUDIO_ENTRY_FLOW.nodes.map((node) =>
        node.kind === 'transfer' ? { ...node, ...change } : node,
      ),
    });
    const accepted = (change: object) => greeting(flowWith(change));
    const sound = accepted({ successText: '', successSound: 'gong' });
    expect(hearingOf(sound.state!).words).toMatchObject([{ text: '', sound: 'gong' }]);
    const silent = accepted({ successText: '' });
    expect(silent.names.at(-1)).toBe('flow.stepped');
    expect(hearingOf(silent.state!).together).toEqual(['customer', 'agent']);
  });
});
