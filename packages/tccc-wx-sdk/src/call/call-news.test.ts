import type { CallLine, CallState } from '@ccc/core/call/index';
import { callNews } from './call-news';

const line = { session: 's-1', media: 'audio' } as CallLine;
const waiting: CallState = { name: 'waiting', line, place: { ahead: 2, waitMinutes: 5 } };
const talked = { ...line, since: 1000 };
const connected: CallState = { name: 'connected', line: talked, since: 1000, hold: 'none' };
const ended: CallState = {
  name: 'ended',
  end: { closeBy: 'timer', reason: 'lost', durationMs: 9 },
};
const names = (before: CallState, after: CallState) =>
  callNews(before, after, 4000).map(({ name }) => name);

it.each<[string, CallState, CallState, string[]]>([
  ['dialled', { name: 'idle' }, { name: 'opening', media: 'audio' }, ['progress']],
  ['opened', { name: 'opening', media: 'audio' }, waiting, ['progress', 'sessionStart']],
  ['moved up', waiting, waiting, ['progress']],
  ['answered', { name: 'ringing', line }, connected, ['progress', 'accepted', 'accept']],
  ['passed on', connected, { ...waiting, line: talked }, ['progress']],
  ['taken over', { name: 'ringing', line: talked }, connected, ['progress']],
  ['ended', connected, ended, ['progress', 'sessionEnded']],
  ['refused', { name: 'opening', media: 'audio' }, { name: 'idle' }, []],
])('%s', (_name, before, after, expected) => {
  expect(names(before, after)).toEqual(expected);
});

it('says where somebody stands, how long they have talked, and who ended it', () => {
  const details = [waiting, connected, ended].flatMap((after) =>
    callNews({ name: 'idle' }, after, 4000).map(({ detail }) => detail),
  );
  expect(details).toEqual([
    { state: 'waiting', ahead: 2, waitMinutes: 5 },
    { state: 'connected', isHeld: false, durationMs: 3000 },
    {},
    {},
    { state: 'ended', durationMs: 9 },
    { closeBy: 'timer', reason: 'lost', durationMs: 9 },
  ]);
});

it('says of a recorded call that it is one, before the answer and after it', () => {
  const kept = { ...line, isRecorded: true } as const;
  const states: CallState[] = [
    { name: 'waiting', line: kept, place: {} },
    { name: 'ringing', line: kept },
    { name: 'connected', line: kept, since: 1000, hold: 'held' },
  ];
  for (const state of states) {
    const [progress] = callNews(state, state, 4000);
    expect(progress?.detail).toMatchObject({ isRecorded: true });
  }
});
