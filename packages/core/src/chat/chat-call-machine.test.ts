import { asId, type CallId, type MediaTicket } from '@ccc/protocol';
import { machinePairs } from '@ccc/testkit';
import type { CallView } from '../session/call-view';
import { chatCallTransition, type ChatCallEvent, type ChatCallState } from './chat-call-machine';

const id = asId<CallId>('c-1');
const own: CallView = {
  id,
  media: 'audio',
  by: 'customer',
  state: 'calling',
  startedAt: 1000,
  answeredAt: undefined,
  isGreeting: false,
  isHeld: false,
  cameras: { customer: false, agent: false },
  isRecorded: false,
  digits: '',
};
const theirs: CallView = { ...own, by: 'agent' };
const answered: CallView = { ...own, state: 'connected', answeredAt: 2000 };
const other: CallView = { ...theirs, id: asId<CallId>('c-2') };
const ticket: MediaTicket = { kind: 'webrtc', leg: 'leg-1', iceServers: [], expiresAt: 0 };

const STATES = {
  none: { name: 'none' },
  asking: { name: 'asking', media: 'audio' },
  calling: { name: 'calling', call: own },
  ringing: { name: 'ringing', call: theirs },
  answering: { name: 'answering', call: theirs },
  connected: { name: 'connected', call: answered },
  heard: { name: 'connected', call: answered, ticket },
  leaving: { name: 'leaving', call: id },
  unnamed: { name: 'leaving' },
} as const satisfies Record<string, ChatCallState>;

const EVENTS = {
  ask: { type: 'ask', media: 'audio' },
  over: { type: 'shown', call: undefined },
  own: { type: 'shown', call: own },
  theirs: { type: 'shown', call: theirs },
  answered: { type: 'shown', call: answered },
  held: { type: 'shown', call: { ...answered, isHeld: true } },
  other: { type: 'shown', call: other },
  accept: { type: 'accept' },
  refused: { type: 'refused' },
  joined: { type: 'joined', ticket: { ...ticket, leg: 'leg-2' } },
  mediaLost: { type: 'mediaLost' },
  hangUp: { type: 'hangUp' },
  failed: { type: 'hangUp', code: 'media.full' },
} as const satisfies Record<string, ChatCallEvent>;

type Row = Record<keyof typeof EVENTS, string>;

/** Whatever was before: the log is the truth. */
const ANY: Row = {
  ask: '-',
  over: 'none',
  own: 'calling(c-1)',
  theirs: 'ringing(c-1)',
  answered: 'connected(c-1): join c-1',
  held: 'connected(c-1 held): join c-1',
  other: 'ringing(c-2)',
  accept: '-',
  refused: '-',
  joined: '-',
  mediaLost: '-',
  hangUp: 'leaving(c-1): end c-1',
  failed: 'leaving(c-1 media.full): end c-1',
};
/** The call that is known already is not begun again. */
const KNOWN: Partial<Row> = { own: '-', theirs: '-' };
const TALK: Partial<Row> = {
  ...KNOWN,
  answered: '-',
  held: 'connected(c-1 held)',
  joined: 'connected(c-1 leg-2)',
  mediaLost: 'connected(c-1): join c-1',
};
const GONE: Partial<Row> = { hangUp: '-', failed: '-' };

const TABLE: Record<keyof typeof STATES, Row> = {
  none: { ...ANY, ...GONE, ask: 'asking', over: '-' },
  asking: { ...ANY, refused: 'none', hangUp: 'leaving()', failed: 'leaving()' },
  calling: { ...ANY, ...KNOWN },
  ringing: { ...ANY, ...KNOWN, accept: 'answering(c-1)' },
  answering: { ...ANY, ...KNOWN, refused: 'ringing(c-1)' },
  connected: { ...ANY, ...TALK },
  heard: {
    ...ANY,
    ...TALK,
    held: 'connected(c-1 held leg-1)',
    mediaLost: 'connected(c-1 leg-1): join c-1',
  },
  // What is still in the log of a call that was left here changes nothing.
  leaving: { ...ANY, ...GONE, own: '-', theirs: '-', answered: '-', held: '-' },
  unnamed: {
    ...ANY,
    ...GONE,
    own: 'leaving(c-1): end c-1',
    answered: 'leaving(c-1): end c-1',
    held: 'leaving(c-1): end c-1',
    refused: 'none',
  },
};

const pairs = machinePairs({
  states: STATES,
  events: EVENTS,
  table: TABLE,
  transition: (state: ChatCallState, event: ChatCallEvent) => chatCallTransition(state, event),
  describe: described,
  describeEffect: ({ type, call }) => `${type} ${call}`,
});

it.each(pairs)('$state × $event → $expected', ({ expected, outcome }) => {
  expect(outcome()).toBe(expected);
});

function described(state: ChatCallState): string {
  switch (state.name) {
    case 'none':
    case 'asking':
      return state.name;
    case 'leaving':
      return `leaving(${words(state.call, state.code)})`;
    case 'connected': {
      const { call } = state;
      return `connected(${words(call.id, call.isHeld ? 'held' : undefined, legIn(state.ticket))})`;
    }
    default:
      return `${state.name}(${state.call.id})`;
  }
}

function legIn(ticket: MediaTicket | undefined): string | undefined {
  return ticket?.kind === 'webrtc' ? ticket.leg : undefined;
}

function words(...parts: Array<string | undefined>): string {
  return parts.filter((part) => part !== undefined).join(' ');
}
