import {
  asId,
  type AgentId,
  type CallId,
  type CallMedia,
  type MediaTicket,
  type SessionId,
  type Side,
} from '@ccc/protocol';
import { machinePairs } from '@ccc/testkit';
import { callTransition, type CallEvent } from './call-machine';
import type { CallLine, CallState } from './call-state';

const session = asId<SessionId>('s-1');
const call = asId<CallId>('c-1');
const agent = { id: asId<AgentId>('a-1'), staffNo: '1001', nickname: '小林' };
const ticket: MediaTicket = { kind: 'webrtc', leg: 'leg-1', iceServers: [], expiresAt: 9000 };

const BARE: CallLine = { session, media: 'audio' };
const LINE: CallLine = { ...BARE, call };
const TALK: CallLine = { ...LINE, since: 1000, agent };
const SEEN: CallLine = { ...TALK, media: 'video', cameras: { customer: true, agent: true } };

const STATES = {
  idle: { name: 'idle' },
  opening: { name: 'opening', media: 'audio' },
  opened: { name: 'waiting', line: BARE, place: {} },
  waiting: { name: 'waiting', line: LINE, place: { ahead: 2 } },
  passedOn: { name: 'waiting', line: TALK, place: {} },
  ringing: { name: 'ringing', line: LINE },
  connected: { name: 'connected', line: TALK, since: 1000, hold: 'none' },
  seen: { name: 'connected', line: SEEN, since: 1000, hold: 'none' },
  held: { name: 'connected', line: TALK, since: 1000, hold: 'held' },
  ended: { name: 'ended', end: { closeBy: 'seat', reason: 'ok', durationMs: 5 } },
} as const satisfies Record<string, CallState>;

const EVENTS = {
  start: { type: 'start', media: 'video' },
  opened: { type: 'opened', session },
  wordsOnly: { type: 'wordsOnly' },
  started: { type: 'started', call, media: 'audio' },
  joined: { type: 'joined', ticket },
  said: { type: 'said', text: '您好', at: 9000 },
  queued: { type: 'queued', ahead: 3 },
  placed: { type: 'placed', ahead: 1, waitMinutes: 4 },
  unqueued: { type: 'unqueued' },
  offered: { type: 'offered' },
  withdrawn: { type: 'withdrawn' },
  accepted: { type: 'accepted', agent },
  answered: { type: 'answered', at: 3000 },
  hold: { type: 'held', isHeld: true },
  unhold: { type: 'held', isHeld: false },
  widened: { type: 'widened' },
  camera: { type: 'camera', side: 'agent', isOn: false },
  mediaLost: { type: 'mediaLost' },
  hangUp: { type: 'hangUp', now: 5000 },
  callEnded: { type: 'callEnded', closeBy: 'seat', reason: 'ok', durationMs: 7000 },
  sessionEnded: { type: 'sessionEnded', closeBy: 'admin', at: 6000 },
  failed: { type: 'failed', code: 'media.full', now: 5000 },
} as const satisfies Record<string, CallEvent>;

type Row = Record<keyof typeof EVENTS, string>;

const NOTHING: Row = {
  start: '-',
  opened: '-',
  wordsOnly: '-',
  started: '-',
  joined: '-',
  said: '-',
  queued: '-',
  placed: '-',
  unqueued: '-',
  offered: '-',
  withdrawn: '-',
  accepted: '-',
  answered: '-',
  hold: '-',
  unhold: '-',
  widened: '-',
  camera: '-',
  mediaLost: '-',
  hangUp: '-',
  callEnded: '-',
  sessionEnded: '-',
  failed: '-',
};

/** What holds wherever there is a line that nobody has answered. */
const LIVE: Partial<Row> = {
  wordsOnly: 'ended(admin error 0 call.notNow)',
  queued: 'waiting(3)',
  answered: 'connected(3000)',
  callEnded: 'ended(seat ok 7000)',
  sessionEnded: 'ended(admin noAnswer 0)',
};
const TALKED: Partial<Row> = {
  answered: 'connected(1000)',
  hangUp: 'ended(client ok 4000): end c-1',
  sessionEnded: 'ended(admin ok 5000)',
  failed: 'ended(admin error 4000 media.full): end c-1',
};
const UNANSWERED: Partial<Row> = {
  hangUp: 'ended(client cancelled 0): end c-1',
  failed: 'ended(admin error 0 media.full): end c-1',
};
const lineOf = (state: string): Partial<Row> => ({
  started: `${state} +call: join c-1`,
  joined: `${state} +ticket`,
  said: `${state} +prompt`,
  accepted: `${state} +agent`,
  widened: `${state} +pictures`,
  mediaLost: `${state}: join c-1`,
});

const TABLE: Record<keyof typeof STATES, Row> = {
  idle: { ...NOTHING, start: 'opening(video)' },
  opening: {
    ...NOTHING,
    opened: 'waiting()',
    hangUp: 'ended(client cancelled 0)',
    failed: 'idle',
  },
  opened: {
    ...NOTHING,
    ...LIVE,
    ...lineOf('waiting()'),
    mediaLost: '-',
    placed: 'waiting(1 4)',
    unqueued: 'waiting()',
    offered: 'ringing',
    hangUp: 'ended(client cancelled 0): end session',
    failed: 'ended(admin error 0 media.full): end session',
  },
  waiting: {
    ...NOTHING,
    ...LIVE,
    ...UNANSWERED,
    ...lineOf('waiting(2)'),
    placed: 'waiting(1 4)',
    unqueued: 'waiting()',
    offered: 'ringing',
  },
  passedOn: {
    ...NOTHING,
    ...LIVE,
    ...TALKED,
    ...lineOf('waiting()'),
    accepted: 'connected(1000) +agent',
    placed: 'waiting(1 4)',
    unqueued: 'waiting()',
    offered: 'ringing',
  },
  ringing: {
    ...NOTHING,
    ...LIVE,
    ...UNANSWERED,
    ...lineOf('ringing'),
    withdrawn: 'waiting()',
  },
  connected: {
    ...NOTHING,
    ...LIVE,
    ...TALKED,
    ...lineOf('connected(1000)'),
    hold: 'connected(1000 held)',
    unhold: 'connected(1000)',
  },
  seen: {
    ...NOTHING,
    ...LIVE,
    ...TALKED,
    ...lineOf('connected(1000)'),
    hold: 'connected(1000 held)',
    unhold: 'connected(1000)',
    camera: 'connected(1000) +camera off',
  },
  held: {
    ...NOTHING,
    ...LIVE,
    ...TALKED,
    ...lineOf('connected(1000 held)'),
    accepted: 'connected(1000) +agent',
    hold: 'connected(1000 held)',
    unhold: 'connected(1000)',
  },
  ended: { ...NOTHING, start: 'opening(video)' },
};

const pairs = machinePairs({
  states: STATES,
  events: EVENTS,
  table: TABLE,
  transition: (state: CallState, event: CallEvent) => callTransition(state, event),
  describe: words,
  describeEffect: ({ type, call: of }) => `${type} ${of ?? 'session'}`,
});

it.each(pairs)('$state × $event → $expected', ({ expected, outcome }) => {
  expect(outcome()).toBe(expected);
});

/** The state in words; what an event has put on the line is named behind it. */
function words(state: CallState, on: keyof typeof EVENTS): string {
  return `${nameOf(state)}${'line' in state ? newOn(state.line, on) : ''}`;
}

function nameOf(state: CallState): string {
  switch (state.name) {
    case 'opening':
      return `opening(${state.media})`;
    case 'waiting':
      return `waiting(${[state.place.ahead, state.place.waitMinutes].filter(isThere).join(' ')})`;
    case 'connected':
      return `connected(${state.since}${state.hold === 'held' ? ' held' : ''})`;
    case 'ended': {
      const { closeBy, reason, durationMs, code } = state.end;
      return `ended(${[closeBy, reason, durationMs, code].filter(isThere).join(' ')})`;
    }
    default:
      return state.name;
  }
}

function newOn(line: CallLine, on: keyof typeof EVENTS): string {
  if (on === 'started' && line.call === call) return ' +call';
  if (on === 'joined' && line.ticket === ticket) return ' +ticket';
  if (on === 'camera' && line.cameras?.agent === false) return ' +camera off';
  if (on === 'widened' && line.media === 'video') return ' +pictures';
  if (on === 'said' && line.prompt === '您好') return ' +prompt';
  return on === 'accepted' && line.agent === agent ? ' +agent' : '';
}

const isThere = (value: unknown): boolean => value !== undefined;

it('shows together what the flow says at once, and what it says later instead', () => {
  const say = (state: CallState, text: string, at: number) =>
    callTransition(state, { type: 'said', text, at }).state;
  const wrong = say(say(STATES.waiting, '输入错误。', 5000), '请按1或2。', 5000);
  expect(wrong).toMatchObject({ line: { prompt: '输入错误。\n请按1或2。' } });
  expect(say(wrong, '再见。', 6000)).toMatchObject({ line: { prompt: '再见。' } });
});

it('begins with the pictures of its kind; the next agent shows theirs unless it goes on by voice', () => {
  const begin = (media: CallMedia) => callTransition(STATES.waiting, { ...EVENTS.started, media });
  expect(begin('audio').state).toMatchObject({
    line: { cameras: { customer: false, agent: false } },
  });
  const { state } = begin('video');
  expect(state).toMatchObject({ line: { cameras: { customer: true, agent: true } } });
  const passedOn = (...off: Side[]) =>
    [
      ...off.map((side) => ({ type: 'camera', side, isOn: false }) as const),
      EVENTS.accepted,
    ].reduce((each, event) => callTransition(each, event).state, state);
  const shown = (agent: boolean, customer: boolean) => ({ line: { cameras: { agent, customer } } });
  expect(passedOn('agent')).toMatchObject(shown(true, true));
  expect(passedOn('customer')).toMatchObject(shown(true, false));
  expect(passedOn('agent', 'customer')).toMatchObject(shown(false, false));
});

it('tells with the end what the flow said last', () => {
  const said = callTransition(STATES.waiting, EVENTS.said).state;
  const { state } = callTransition(said, EVENTS.callEnded);
  expect(state).toMatchObject({ name: 'ended', end: { prompt: '您好' } });
});
