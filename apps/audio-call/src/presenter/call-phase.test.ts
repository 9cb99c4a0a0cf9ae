import { machinePairs } from '@ccc/testkit';
import { nextPhase, type CallHappening, type CallPhase } from './call-phase';

const PHASES = {
  ready: { name: 'ready' },
  dialling: { name: 'dialling' },
  waiting: { name: 'waiting', text: '请稍候' },
  ringing: { name: 'ringing' },
  connected: { name: 'connected', since: 1000, hold: 'none' },
  ended: { name: 'ended', closeBy: 'seat', talk: 'talked', durationMs: 5 },
  failed: { name: 'failed', message: 'm', way: 'retry' },
} as const satisfies Record<string, CallPhase>;

const HAPPENINGS = {
  dial: { type: 'dial' },
  sessionStart: { type: 'sessionStart' },
  queued: { type: 'progress', progress: { state: 'waiting', ahead: 2 }, now: 3000 },
  ringing: { type: 'progress', progress: { state: 'ringing' }, now: 3000 },
  talking: { type: 'progress', progress: { state: 'connected', durationMs: 500 }, now: 3000 },
  accepted: { type: 'accepted', now: 4000 },
  sessionEnded: { type: 'sessionEnded', ended: { closeBy: 'admin' }, now: 9000 },
  failed: { type: 'failed', message: 'x', code: 'call.micDenied' },
} as const satisfies Record<string, CallHappening>;

type Row = Record<keyof typeof HAPPENINGS, string>;
const AGAIN: Row = {
  dial: 'dialling',
  sessionStart: '-',
  queued: '-',
  ringing: '-',
  talking: '-',
  accepted: '-',
  sessionEnded: '-',
  failed: 'failed settings',
};
const LIVE: Row = {
  dial: '-',
  sessionStart: '-',
  queued: 'waiting 2',
  ringing: 'ringing',
  talking: 'connected 2500',
  accepted: 'connected 4000',
  sessionEnded: 'ended admin none 0',
  failed: 'failed settings',
};
const TABLE: Record<keyof typeof PHASES, Row> = {
  ready: AGAIN,
  ended: AGAIN,
  failed: AGAIN,
  dialling: { ...LIVE, sessionStart: 'waiting' },
  waiting: LIVE,
  ringing: LIVE,
  connected: { ...LIVE, accepted: '-', sessionEnded: 'ended admin talked 8000' },
};

const pairs = machinePairs({
  states: PHASES,
  events: HAPPENINGS,
  table: TABLE,
  transition: (phase: CallPhase, happening: CallHappening) => ({
    state: nextPhase(phase, happening),
    effects: [],
  }),
  describe: words,
  describeEffect: String,
});

it.each(pairs)('$state × $event → $expected', ({ expected, outcome }) => {
  expect(outcome()).toBe(expected);
});

function words(phase: CallPhase): string {
  const told = ['ahead', 'since', 'closeBy', 'talk', 'durationMs', 'way'].map(
    (field) => Reflect.get(phase, field) as unknown,
  );
  return [phase.name, ...told].filter((value) => value !== undefined).join(' ');
}

it('keeps what the flow said last for the end, and takes the length from the service', () => {
  const ended = { closeBy: 'seat', durationMs: 7000 };
  const after = nextPhase(PHASES.waiting, { type: 'sessionEnded', ended, now: 0 });
  expect(after).toMatchObject({ text: '请稍候', durationMs: 7000, talk: 'talked' });
});

it('remembers that the call is recorded, from the first word of it to the end', () => {
  const queued = nextPhase(PHASES.waiting, {
    type: 'progress',
    progress: { state: 'waiting', ahead: 1, isRecorded: true },
    now: 3000,
  });
  expect(queued).toMatchObject({ name: 'waiting', isRecorded: true });
  const answered = nextPhase(queued, HAPPENINGS.accepted);
  expect(answered).toMatchObject({ name: 'connected', isRecorded: true });
  const held = nextPhase(answered, {
    type: 'progress',
    progress: { state: 'connected', isHeld: true, isRecorded: true, durationMs: 500 },
    now: 5000,
  });
  expect(held).toMatchObject({ name: 'connected', hold: 'held', isRecorded: true });
});
