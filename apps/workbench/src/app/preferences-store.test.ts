import { DEFAULTS, readPreferences, withQuery, writePreferences } from './preferences-store';

function memoryStore(content: Record<string, string> = {}) {
  return {
    content,
    getItem: (key: string) => content[key] ?? null,
    setItem: (key: string, value: string) => {
      content[key] = value;
    },
  };
}

test('reads back what was written', () => {
  const store = memoryStore();
  const chosen = {
    language: 'en',
    theme: 'dark',
    sound: false,
    autoAccept: ['agent-1'],
    readinessSeen: true,
    microphone: 'headset',
    camera: 'webcam',
    speaker: 'headset-out',
    sdkAppId: 1400000001,
  } as const;
  writePreferences(store, chosen);
  expect(readPreferences(store)).toEqual(chosen);
});

test.each([
  '',
  'null',
  '[]',
  '{"language":"fr","theme":3,"sound":"yes","autoAccept":"all","readinessSeen":1,"sdkAppId":"1"}',
  '{{',
])('what does not fit is the default: %s', (text) => {
  expect(readPreferences(memoryStore({ 'ccc.workbench.preferences': text }))).toEqual(DEFAULTS);
});

test('a browser that refuses to store is no failure', () => {
  const store = {
    getItem: () => null,
    setItem: () => {
      throw new Error('quota');
    },
  };
  expect(() => writePreferences(store, DEFAULTS)).not.toThrow();
});

test('the query goes before what was stored, as far as it is understood', () => {
  const stored = { ...DEFAULTS, language: 'zh-CN', theme: 'light' } as const;
  expect(withQuery(stored, '?lang=en&theme=dark')).toMatchObject({ language: 'en', theme: 'dark' });
  expect(withQuery(stored, '?lang=fr&theme=blue')).toEqual(stored);
});
