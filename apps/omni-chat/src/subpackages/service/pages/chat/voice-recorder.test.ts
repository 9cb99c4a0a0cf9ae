import { VoiceRecorder } from './voice-recorder';

type Listener = (result: Record<string, unknown>) => void;

function phone() {
  const asked: string[] = [];
  const listeners: Record<string, Listener> = {};
  const on = (name: string) => (listener: Listener) => {
    listeners[name] = listener;
  };
  const manager = {
    start: ({ format }: { format: string }) => asked.push(`start ${format}`),
    stop: () => asked.push('stop'),
    onStart: on('start'),
    onStop: on('stop'),
    onError: on('error'),
  };
  Object.assign(globalThis, { wx: { getRecorderManager: () => manager } });
  const said: unknown[] = [];
  const recorder = new VoiceRecorder({
    onVoice: (voice) => said.push(voice),
    onTooShort: () => said.push('too short'),
    onDenied: () => said.push('denied'),
    onFailed: () => said.push('failed'),
  });
  const happens = (name: string, result = {}) => listeners[name]?.(result);
  const stopped = (duration: number) =>
    happens('stop', { tempFilePath: 'wxfile://a.mp3', duration, fileSize: 900 });
  return { recorder, asked, said, happens, stopped };
}

test('what was spoken is sent', () => {
  const { recorder, asked, said, happens, stopped } = phone();
  recorder.start();
  happens('start');
  recorder.finish();
  stopped(2400.4);
  expect(asked).toEqual(['start mp3', 'stop']);
  expect(said).toEqual([
    { type: 'voice', localPath: 'wxfile://a.mp3', durationMs: 2400, bytes: 900 },
  ]);
});

test('a slip of the thumb is told kindly, and what was cancelled not at all', () => {
  const { recorder, said, happens, stopped } = phone();
  recorder.start();
  happens('start');
  recorder.finish();
  stopped(400);
  expect(said).toEqual(['too short']);
  recorder.start();
  happens('start');
  recorder.cancel();
  stopped(4000);
  expect(said).toEqual(['too short']);
});

test('a finger that is gone before the recorder begins stops it', () => {
  const { recorder, asked, said, happens, stopped } = phone();
  recorder.start();
  recorder.cancel();
  expect(asked).toEqual(['start mp3']);
  happens('start');
  expect(asked).toEqual(['start mp3', 'stop']);
  stopped(10);
  expect(said).toEqual([]);
});

test('what the phone ends by itself after a minute is sent', () => {
  const { recorder, said, happens, stopped } = phone();
  recorder.start();
  happens('start');
  stopped(60_080);
  recorder.finish();
  expect(said).toMatchObject([{ durationMs: 60_000 }]);
});

test.each([
  ['operateRecorder:fail auth deny', 'denied'],
  ['operateRecorder:fail:system error', 'failed'],
])('%s is %s, and the next try is a new one', (errMsg, wanted) => {
  const { recorder, asked, said, happens } = phone();
  recorder.start();
  happens('error', { errMsg });
  expect(said).toEqual([wanted]);
  recorder.start();
  expect(asked).toHaveLength(2);
});
