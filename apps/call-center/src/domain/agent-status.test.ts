import fc from 'fast-check';
import type { SettableAgentStatus } from '@ccc/protocol';
import {
  MISSED_OFFER_REASON,
  spareCapacity,
  transitionAgent,
  type AgentEvent,
  type AgentLoad,
  type AgentState,
} from '.';

const load = (active: number, ended: number, capacity = 1): AgentLoad => ({
  active,
  ended,
  capacity,
});
const REST = { status: 'rest', reason: 'lunch' } as const;

/** Every status, at the loads that matter; omni-media (capacity 1) unless the name says otherwise. */
const STATES: Record<string, AgentState> = {
  offline: { status: 'offline', load: load(0, 0) },
  'offline+1': { status: 'offline', load: load(1, 0) },
  free: { status: 'free', load: load(0, 0) },
  'free 1/3': { status: 'free', load: load(1, 0, 3) },
  busy: { status: 'busy', load: load(1, 0), booked: null },
  'busy, rest booked': { status: 'busy', load: load(1, 0), booked: REST },
  arrange: { status: 'arrange', load: load(0, 1), booked: null },
  'arrange, rest booked': { status: 'arrange', load: load(0, 1), booked: REST },
  notReady: { status: 'notReady', load: load(0, 0) },
  rest: { ...REST, load: load(0, 0) },
};

const set = (status: SettableAgentStatus, reason?: string): AgentEvent => ({
  type: 'setStatus',
  status,
  ...(reason === undefined ? {} : { reason }),
});
const EVENTS: Record<string, AgentEvent> = {
  online: { type: 'online' },
  'set free': set('free'),
  'set rest': set('rest', 'lunch'),
  'set notReady': set('notReady'),
  'set arrange': set('arrange'),
  'set offline': set('offline'),
  accepted: { type: 'accepted' },
  taskEnded: { type: 'taskEnded' },
  taskGiven: { type: 'taskGiven' },
  taskCompleted: { type: 'taskCompleted' },
  offerMissed: { type: 'offerMissed' },
  leaseExpired: { type: 'leaseExpired' },
};

/** `status active/ended [> booked]`, or `!code`. */
function shown(state: AgentState, event: AgentEvent): string {
  const result = transitionAgent(state, event);
  if ('refuse' in result) return `!${result.refuse}`;
  const { state: next } = result;
  const name = next.status === 'rest' ? `rest(${next.reason})` : next.status;
  const booked = 'booked' in next && next.booked !== null ? ` > ${next.booked.status}` : '';
  return `${name} ${next.load.active}/${next.load.ended}${booked}`;
}

const INVALID = '!agent.statusInvalid';
const IN_HAND = '!agent.notFree';

const TABLE: Record<string, Record<string, string>> = {
  online: {
    offline: 'free 0/0',
    'offline+1': 'busy 1/0',
    free: 'free 0/0',
    'free 1/3': 'free 1/0',
    busy: 'busy 1/0',
    'busy, rest booked': 'busy 1/0 > rest',
    arrange: 'arrange 0/1',
    'arrange, rest booked': 'arrange 0/1 > rest',
    notReady: 'notReady 0/0',
    rest: 'rest(lunch) 0/0',
  },
  'set free': {
    offline: 'free 0/0',
    'offline+1': 'busy 1/0',
    free: 'free 0/0',
    'free 1/3': 'free 1/0',
    busy: IN_HAND,
    'busy, rest booked': 'busy 1/0',
    arrange: IN_HAND,
    'arrange, rest booked': 'arrange 0/1',
    notReady: 'free 0/0',
    rest: 'free 0/0',
  },
  'set rest': {
    offline: INVALID,
    'offline+1': INVALID,
    free: 'rest(lunch) 0/0',
    'free 1/3': 'busy 1/0 > rest',
    busy: 'busy 1/0 > rest',
    'busy, rest booked': 'busy 1/0 > rest',
    arrange: 'arrange 0/1 > rest',
    'arrange, rest booked': 'arrange 0/1 > rest',
    notReady: 'rest(lunch) 0/0',
    rest: 'rest(lunch) 0/0',
  },
  'set notReady': {
    offline: INVALID,
    'offline+1': INVALID,
    free: 'notReady 0/0',
    'free 1/3': 'busy 1/0 > notReady',
    busy: 'busy 1/0 > notReady',
    'busy, rest booked': 'busy 1/0 > notReady',
    arrange: 'arrange 0/1 > notReady',
    'arrange, rest booked': 'arrange 0/1 > notReady',
    notReady: 'notReady 0/0',
    rest: 'notReady 0/0',
  },
  'set arrange': {
    offline: INVALID,
    'offline+1': INVALID,
    free: INVALID,
    'free 1/3': INVALID,
    busy: INVALID,
    'busy, rest booked': INVALID,
    arrange: 'arrange 0/1',
    'arrange, rest booked': 'arrange 0/1 > rest',
    notReady: INVALID,
    rest: INVALID,
  },
  'set offline': {
    offline: 'offline 0/0',
    'offline+1': 'offline 1/0',
    free: 'offline 0/0',
    'free 1/3': IN_HAND,
    busy: IN_HAND,
    'busy, rest booked': IN_HAND,
    arrange: IN_HAND,
    'arrange, rest booked': IN_HAND,
    notReady: 'offline 0/0',
    rest: 'offline 0/0',
  },
  accepted: {
    offline: INVALID,
    'offline+1': INVALID,
    free: 'busy 1/0',
    'free 1/3': 'free 2/0',
    busy: IN_HAND,
    'busy, rest booked': IN_HAND,
    arrange: IN_HAND,
    'arrange, rest booked': IN_HAND,
    notReady: 'busy 1/0 > notReady',
    rest: 'busy 1/0 > rest',
  },
  taskEnded: {
    offline: INVALID,
    'offline+1': 'offline 0/1',
    free: INVALID,
    'free 1/3': 'free 0/1',
    busy: 'arrange 0/1',
    'busy, rest booked': 'arrange 0/1 > rest',
    arrange: INVALID,
    'arrange, rest booked': INVALID,
    notReady: INVALID,
    rest: INVALID,
  },
  taskGiven: {
    offline: INVALID,
    'offline+1': 'offline 0/0',
    free: INVALID,
    'free 1/3': 'free 0/0',
    busy: 'free 0/0',
    'busy, rest booked': 'rest(lunch) 0/0',
    arrange: INVALID,
    'arrange, rest booked': INVALID,
    notReady: INVALID,
    rest: INVALID,
  },
  taskCompleted: {
    offline: INVALID,
    'offline+1': INVALID,
    free: INVALID,
    'free 1/3': INVALID,
    busy: INVALID,
    'busy, rest booked': INVALID,
    arrange: 'free 0/0',
    'arrange, rest booked': 'rest(lunch) 0/0',
    notReady: INVALID,
    rest: INVALID,
  },
  offerMissed: {
    offline: 'offline 0/0',
    'offline+1': 'offline 1/0',
    free: 'rest(missedOffer) 0/0',
    'free 1/3': 'busy 1/0 > rest',
    busy: 'busy 1/0 > rest',
    'busy, rest booked': 'busy 1/0 > rest',
    arrange: 'arrange 0/1 > rest',
    'arrange, rest booked': 'arrange 0/1 > rest',
    notReady: 'notReady 0/0',
    rest: 'rest(lunch) 0/0',
  },
  leaseExpired: {
    offline: 'offline 0/0',
    'offline+1': 'offline 1/0',
    free: 'offline 0/0',
    'free 1/3': 'offline 1/0',
    busy: 'offline 1/0',
    'busy, rest booked': 'offline 1/0',
    arrange: 'offline 0/1',
    'arrange, rest booked': 'offline 0/1',
    notReady: 'offline 0/0',
    rest: 'offline 0/0',
  },
};

const pairs = Object.keys(EVENTS).flatMap((event) =>
  Object.keys(STATES).map((state) => ({ event, state })),
);

describe('transitionAgent, every state × event', () => {
  it.each(pairs)('$state × $event', ({ event, state }) => {
    const from = STATES[state];
    const what = EVENTS[event];
    if (from === undefined || what === undefined) throw new Error('the table names a stranger');
    expect(shown(from, what)).toBe(TABLE[event]?.[state]);
  });
});

describe('an agent’s day', () => {
  const after = (start: AgentState, ...events: AgentEvent[]): AgentState =>
    events.reduce((state, event) => {
      const result = transitionAgent(state, event);
      return 'state' in result ? result.state : state;
    }, start);
  const OFFLINE: AgentState = { status: 'offline', load: load(0, 0) };
  const TEXT_ONLY: AgentState = { status: 'offline', load: load(0, 0, 2) };
  const take: AgentEvent = { type: 'accepted' };
  const end: AgentEvent = { type: 'taskEnded' };
  const complete: AgentEvent = { type: 'taskCompleted' };

  it('goes free, busy, arrange, free with one session', () => {
    const statuses = [take, end, complete].map(
      (_, index, all) => after(OFFLINE, set('free'), ...all.slice(0, index + 1)).status,
    );
    expect(statuses).toEqual(['busy', 'arrange', 'free']);
  });

  it('stays free below a capacity of two, and counts ended sessions as in hand', () => {
    expect(after(TEXT_ONLY, set('free'), take).status).toBe('free');
    expect(after(TEXT_ONLY, set('free'), take, take).status).toBe('busy');
    expect(after(TEXT_ONLY, set('free'), take, take, end).status).toBe('busy');
    expect(after(TEXT_ONLY, set('free'), take, take, end, end).status).toBe('arrange');
    expect(after(TEXT_ONLY, set('free'), take, take, end, end, complete).status).toBe('free');
  });

  it('takes a booked rest only when the last session is completed', () => {
    const ended = after(TEXT_ONLY, set('free'), take, set('rest', 'lunch'), end);
    expect(ended).toMatchObject({ status: 'arrange', booked: REST });
    expect(after(ended, complete)).toMatchObject({ ...REST, load: { active: 0, ended: 0 } });
  });

  it('rests after a missed offer, with the reason that nobody chose', () => {
    expect(after(OFFLINE, set('free'), { type: 'offerMissed' })).toMatchObject({
      status: 'rest',
      reason: MISSED_OFFER_REASON,
    });
  });

  it('keeps the rest it booked through a missed offer', () => {
    const booked = after(TEXT_ONLY, set('free'), take, set('rest', 'lunch'));
    expect(after(booked, { type: 'offerMissed' })).toEqual(booked);
  });

  it('finds the work in hand again after the lease ran out', () => {
    const gone = after(OFFLINE, set('free'), take, { type: 'leaseExpired' });
    expect(gone.status).toBe('offline');
    expect(after(gone, { type: 'online' }).status).toBe('busy');
    expect(after(gone, end, { type: 'online' }).status).toBe('arrange');
  });

  it('never holds more than the capacity, and says what is in hand (seed 20210319)', () => {
    const anyEvent = fc.constantFrom(...Object.values(EVENTS));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(anyEvent, { maxLength: 60 }),
        (capacity, events) => {
          let state: AgentState = { status: 'offline', load: load(0, 0, capacity) };
          for (const event of events) {
            const result = transitionAgent(state, event);
            if ('refuse' in result) continue;
            state = JSON.parse(JSON.stringify(result.state)) as AgentState;
            const { active, ended } = state.load;
            expect(Math.min(active, ended)).toBeGreaterThanOrEqual(0);
            expect(active + ended).toBeLessThanOrEqual(capacity);
            if (state.status === 'free') expect(spareCapacity(state.load)).toBeGreaterThan(0);
            if (state.status === 'busy') expect(active).toBeGreaterThan(0);
            if (state.status === 'arrange') expect([active, ended > 0]).toEqual([0, true]);
            if (state.status === 'rest' || state.status === 'notReady') {
              expect(active + ended).toBe(0);
            }
          }
        },
      ),
      { seed: 20210319, numRuns: 500 },
    );
  });
});
