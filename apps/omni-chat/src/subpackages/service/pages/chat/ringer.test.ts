import { Ringer } from './ringer';

interface FakeAudio {
  src: string;
  loop: boolean;
  play: jest.Mock;
  destroy: jest.Mock;
}

const made: FakeAudio[] = [];
const vibrateLong = jest.fn();
const playing = () => made.filter(({ destroy }) => destroy.mock.calls.length === 0);

beforeEach(() => {
  jest.useFakeTimers();
  made.length = 0;
  vibrateLong.mockClear();
  const createInnerAudioContext = () => {
    const audio = { src: '', loop: false, play: jest.fn(), destroy: jest.fn() };
    made.push(audio);
    return audio;
  };
  Object.assign(globalThis, { wx: { createInnerAudioContext, vibrateLong } });
});
afterEach(() => {
  jest.useRealTimers();
});

test('an invitation rings and shakes on and on, once however often it is said', () => {
  const ringer = new Ringer();
  ringer.follow('ringing');
  ringer.follow('ringing');
  expect(playing()).toMatchObject([{ src: expect.stringMatching(/ring\.mp3$/), loop: true }]);
  expect(playing()[0]?.play).toHaveBeenCalledTimes(1);
  jest.advanceTimersByTime(4000);
  expect(vibrateLong).toHaveBeenCalledTimes(3);
});

test('an own call is heard to ring, and shakes nothing', () => {
  new Ringer().follow('calling');
  expect(playing()).toMatchObject([{ src: expect.stringMatching(/ringback\.mp3$/) }]);
  expect(vibrateLong).not.toHaveBeenCalled();
});

test.each(['connecting', 'connected', undefined] as const)('%s is quiet', (phase) => {
  const ringer = new Ringer();
  ringer.follow('ringing');
  ringer.follow(phase);
  expect(playing()).toEqual([]);
  expect(jest.getTimerCount()).toBe(0);
});

test('it can ring again', () => {
  const ringer = new Ringer();
  ringer.follow('ringing');
  ringer.stop();
  ringer.follow('ringing');
  expect(playing()).toHaveLength(1);
});
