import { machinePairs } from '@ccc/testkit';
import {
  DEFAULT_CONNECTION_TIMEOUTS,
  connectionTransition,
  type ConnectionContext,
  type ConnectionEvent,
} from './connection-machine';
import type { ConnectionState } from './connection-state';
import { DEFAULT_RECONNECT_POLICY } from './reconnect-policy';

const NOW = 1_000_000;

const context: ConnectionContext = {
  now: NOW,
  roll: 0.5,
  policy: DEFAULT_RECONNECT_POLICY,
  timeouts: DEFAULT_CONNECTION_TIMEOUTS,
};

const STATES = {
  idle: { name: 'idle' },
  fetchingTicket: { name: 'fetchingTicket', attempt: 2, deadline: NOW },
  opening: { name: 'opening', attempt: 2, deadline: NOW },
  greeting: { name: 'greeting', attempt: 2, deadline: NOW },
  online: { name: 'online', attempt: 2, since: NOW - 1, connection: 'C1' },
  stable: { name: 'online', attempt: 2, since: NOW - 10000, connection: 'C1' },
  waiting: { name: 'waiting', attempt: 2, deadline: NOW, code: 'connection.lost' },
  hidden: { name: 'suspended', reason: 'hidden', deadline: undefined },
  offline: { name: 'suspended', reason: 'offline', deadline: NOW },
  both: { name: 'suspended', reason: 'both', deadline: undefined },
  stopped: { name: 'stopped', code: 'connection.replaced' },
} as const satisfies Record<string, ConnectionState>;

const EVENTS = {
  start: { type: 'start' },
  stop: { type: 'stop' },
  ticketFetched: { type: 'ticketFetched', url: 'wss://x' },
  ticketLater: { type: 'ticketFailed', code: 'rate.limited', retry: 'later', retryAfterMs: 7000 },
  ticketNever: { type: 'ticketFailed', code: 'instance.unknown', retry: 'never' },
  opened: { type: 'opened' },
  welcomed: { type: 'welcomed', connection: 'C2' },
  lost: { type: 'lost', closeCode: 1006 },
  lostLogin: { type: 'lost', closeCode: 4403 },
  lostStop: { type: 'lost', closeCode: 4409 },
  deadline: { type: 'deadline' },
  restart: { type: 'restart' },
  hide: { type: 'hidden' },
  show: { type: 'shown' },
  networkLost: { type: 'networkLost' },
  networkBack: { type: 'networkBack' },
} as const satisfies Record<string, ConnectionEvent>;

type Row = Record<keyof typeof EVENTS, string>;

/** What does not apply leaves the state as it is: `-`. Else the state after, and the effects. */
const IGNORED: Row = {
  start: '-',
  stop: 'idle: closeSocket giveUp',
  ticketFetched: '-',
  ticketLater: '-',
  ticketNever: '-',
  opened: '-',
  welcomed: '-',
  lost: '-',
  lostLogin: '-',
  lostStop: '-',
  deadline: '-',
  restart: '-',
  hide: 'suspended(hidden): closeSocket',
  show: '-',
  networkLost: 'suspended(offline): closeSocket',
  networkBack: '-',
};

const LOST: Partial<Row> = {
  lost: 'waiting(3)',
  lostLogin: 'waiting(3): forgetToken',
  lostStop: 'stopped(connection.replaced): giveUp',
};

const TABLE: Record<keyof typeof STATES, Row> = {
  idle: {
    ...IGNORED,
    start: 'fetchingTicket(0): fetchTicket',
    stop: '-',
    hide: '-',
    networkLost: '-',
  },
  fetchingTicket: {
    ...IGNORED,
    stop: 'idle: giveUp',
    ticketFetched: 'opening(2): openSocket',
    ticketLater: 'waiting(3)',
    ticketNever: 'stopped(instance.unknown): giveUp',
    deadline: 'waiting(3)',
    hide: 'suspended(hidden)',
    networkLost: 'suspended(offline)',
  },
  opening: {
    ...IGNORED,
    ...LOST,
    opened: 'greeting(2): sayHello',
    deadline: 'waiting(3): closeSocket',
  },
  greeting: {
    ...IGNORED,
    ...LOST,
    welcomed: 'online(2): resend',
    deadline: 'waiting(3): closeSocket',
  },
  online: { ...IGNORED, ...LOST, restart: 'fetchingTicket(2): closeSocket fetchTicket' },
  stable: {
    ...IGNORED,
    lost: 'waiting(1)',
    lostLogin: 'waiting(1): forgetToken',
    lostStop: 'stopped(connection.replaced): giveUp',
    restart: 'fetchingTicket(0): closeSocket fetchTicket',
  },
  waiting: {
    ...IGNORED,
    stop: 'idle: giveUp',
    deadline: 'fetchingTicket(2): fetchTicket',
    restart: 'fetchingTicket(2): fetchTicket',
    show: 'fetchingTicket(2): fetchTicket',
    networkBack: 'fetchingTicket(2): fetchTicket',
    hide: 'suspended(hidden)',
    networkLost: 'suspended(offline)',
  },
  hidden: {
    ...IGNORED,
    stop: 'idle: giveUp',
    hide: '-',
    show: 'fetchingTicket(0): fetchTicket',
    networkLost: 'suspended(both)',
  },
  offline: {
    ...IGNORED,
    stop: 'idle: giveUp',
    hide: 'suspended(both)',
    networkLost: '-',
    networkBack: 'fetchingTicket(0): fetchTicket',
    deadline: 'fetchingTicket(0): fetchTicket',
    restart: 'fetchingTicket(0): fetchTicket',
  },
  both: {
    ...IGNORED,
    stop: 'idle: giveUp',
    hide: '-',
    networkLost: '-',
    show: 'suspended(offline)',
    networkBack: 'suspended(hidden)',
  },
  stopped: {
    ...IGNORED,
    start: 'fetchingTicket(0): fetchTicket',
    stop: 'idle: giveUp',
    hide: '-',
    networkLost: '-',
  },
};

function describeState(state: ConnectionState): string {
  if ('attempt' in state) return `${state.name}(${state.attempt})`;
  if (state.name === 'suspended') return `suspended(${state.reason})`;
  return state.name === 'stopped' ? `stopped(${state.code})` : state.name;
}

describe('connectionTransition', () => {
  const pairs = machinePairs({
    states: STATES,
    events: EVENTS,
    table: TABLE,
    transition: (state: ConnectionState, event: ConnectionEvent) =>
      connectionTransition(state, event, context),
    describe: describeState,
    describeEffect: ({ type }) => type,
  });

  it.each(pairs)('$state × $event → $expected', ({ expected, outcome }) => {
    expect(outcome()).toBe(expected);
  });

  it('waits as long as the service asks for', () => {
    const { state } = connectionTransition(STATES.fetchingTicket, EVENTS.ticketLater, context);
    expect(state).toEqual({
      name: 'waiting',
      attempt: 3,
      deadline: NOW + 7000 + 500,
      code: 'rate.limited',
    });
  });

  it('says what the host said when a connection is lost', () => {
    const { state } = connectionTransition(
      STATES.opening,
      { type: 'lost', closeCode: 1006, code: 'connection.domainBlocked' },
      context,
    );
    expect(state).toMatchObject({ name: 'waiting', code: 'connection.domainBlocked' });
  });

  it('treats a close code it does not know as a retry', () => {
    const { state } = connectionTransition(
      STATES.online,
      { type: 'lost', closeCode: 4999 },
      context,
    );
    expect(state).toMatchObject({ name: 'waiting', code: 'connection.lost' });
  });

  it('gives every state that may not last a deadline', () => {
    const deadlines = [
      connectionTransition(STATES.idle, EVENTS.start, context),
      connectionTransition(STATES.fetchingTicket, EVENTS.ticketFetched, context),
      connectionTransition(STATES.opening, EVENTS.opened, context),
      connectionTransition(STATES.online, EVENTS.networkLost, context),
      connectionTransition(STATES.online, EVENTS.hide, context),
    ].map(({ state }) => ('deadline' in state ? state.deadline : 'none'));
    expect(deadlines).toEqual([NOW + 20000, NOW + 10000, NOW + 10000, NOW + 30000, undefined]);
  });
});
