import { asId, type MediaTicket } from '@ccc/protocol';
import { machinePairs } from '@ccc/testkit';
import { JOIN_MS, legTransition, type LegEvent, type LegState } from './leg-machine';

const NOW = 1_000_000;
const ticket: MediaTicket = {
  kind: 'webrtc',
  leg: asId('leg-1'),
  iceServers: [],
  expiresAt: NOW + 60_000,
};
const absent = { since: NOW - 1000, attempt: 1, wasConnected: false };
const long = { since: NOW - 29_900, attempt: 9, wasConnected: true };

const STATES = {
  idle: { name: 'idle' },
  asking: { name: 'asking', ...absent },
  askingLong: { name: 'asking', ...long },
  joining: { name: 'joining', deadline: NOW, ...absent },
  joiningLong: { name: 'joining', deadline: NOW, ...long },
  connected: { name: 'connected' },
  reconnecting: { name: 'reconnecting', deadline: NOW, code: 'connection.lost', ...absent },
  over: { name: 'over', code: 'connection.lost' },
} as const satisfies Record<string, LegState>;

const EVENTS = {
  join: { type: 'join' },
  ticketed: { type: 'ticketed', ticket },
  refusedLater: { type: 'refused', code: 'media.full', canRetry: true },
  refusedNever: { type: 'refused', code: 'call.unknown', canRetry: false },
  connected: { type: 'connected' },
  lostLater: { type: 'lost', code: 'connection.lost', canRetry: true },
  lostNever: { type: 'lost', code: 'media.badOffer', canRetry: false },
  deadline: { type: 'deadline' },
  restart: { type: 'restart' },
  leave: { type: 'leave' },
} as const satisfies Record<string, LegEvent>;

type Row = Record<keyof typeof EVENTS, string>;

/** What does not apply leaves the state as it is: `-`. Else the state after, and the effects. */
const IGNORED: Row = {
  join: '-',
  ticketed: '-',
  refusedLater: '-',
  refusedNever: '-',
  connected: '-',
  lostLater: '-',
  lostNever: '-',
  deadline: '-',
  restart: '-',
  leave: 'over',
};

const TABLE: Record<keyof typeof STATES, Row> = {
  idle: { ...IGNORED, join: 'asking(0): askTicket' },
  asking: {
    ...IGNORED,
    ticketed: 'joining(1): openLeg',
    refusedLater: 'reconnecting(2)',
    refusedNever: 'over(call.unknown)',
  },
  askingLong: {
    ...IGNORED,
    ticketed: 'joining(9): openLeg',
    refusedLater: 'over(media.full)',
    refusedNever: 'over(call.unknown)',
  },
  joining: {
    ...IGNORED,
    connected: 'connected',
    lostLater: 'reconnecting(2): closeLeg',
    lostNever: 'over(media.badOffer): closeLeg',
    deadline: 'reconnecting(2): closeLeg',
    leave: 'over: closeLeg',
  },
  joiningLong: {
    ...IGNORED,
    connected: 'connected',
    lostLater: 'over(connection.lost): closeLeg',
    lostNever: 'over(media.badOffer): closeLeg',
    deadline: 'over(connection.timeout): closeLeg',
    leave: 'over: closeLeg',
  },
  connected: {
    ...IGNORED,
    lostLater: 'reconnecting(1): closeLeg',
    lostNever: 'over(media.badOffer): closeLeg',
    leave: 'over: closeLeg',
  },
  reconnecting: {
    ...IGNORED,
    deadline: 'asking(1): askTicket',
    restart: 'asking(1): askTicket',
  },
  over: { ...IGNORED, join: 'asking(0): askTicket', leave: '-' },
};

function described(state: LegState): string {
  if ('attempt' in state) return `${state.name}(${state.attempt})`;
  return state.name === 'over' && state.code ? `over(${state.code})` : state.name;
}

describe('legTransition', () => {
  const pairs = machinePairs({
    states: STATES,
    events: EVENTS,
    table: TABLE,
    transition: (state: LegState, event: LegEvent) => legTransition(state, event, NOW),
    describe: described,
    describeEffect: ({ type }) => type,
  });

  it.each(pairs)('$state × $event → $expected', ({ expected, outcome }) => {
    expect(outcome()).toBe(expected);
  });

  it('gives the joining ten seconds, and rests longer with every attempt, up to two seconds', () => {
    const { state } = legTransition(STATES.asking, EVENTS.ticketed, NOW);
    expect(state).toMatchObject({ deadline: NOW + JOIN_MS });
    const rests = [0, 1, 2, 3, 4].map((attempt) => {
      const asking: LegState = { name: 'asking', ...absent, attempt };
      const { state: after } = legTransition(asking, EVENTS.refusedLater, NOW);
      return 'deadline' in after ? after.deadline - NOW : undefined;
    });
    expect(rests).toEqual([250, 500, 1000, 2000, 2000]);
  });

  it('counts the thirty seconds from the loss, not from the first joining', () => {
    const { state } = legTransition(STATES.connected, EVENTS.lostLater, NOW);
    expect(state).toMatchObject({ since: NOW, wasConnected: true });
  });
});
