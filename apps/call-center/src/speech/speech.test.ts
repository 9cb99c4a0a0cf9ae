import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pino from 'pino';
import { cachedSpeech } from './cached-speech';
import { openSpeech } from './open-speech';
import { createProgramSpeech } from './program-speech';
import { languageOf } from './speech-provider';
import { speechProviderContract } from './speech-provider.contract';

const PROGRAM = join(__dirname, '../../test/speaking-program.cjs');
const REAL = process.env.TCCC_TEST_ESPEAK;
const log = pino({ level: 'silent' });

speechProviderContract('of a program', () => createProgramSpeech(PROGRAM));
speechProviderContract('with a memory', () => cachedSpeech(createProgramSpeech(PROGRAM)));
if (REAL !== undefined) {
  speechProviderContract('of espeak-ng', () => createProgramSpeech(REAL));
}

describe('a program that speaks', () => {
  it.each([
    ['ends with an error', PROGRAM, 'fail', /ended with 1/],
    ['writes no sound', PROGRAM, 'nonsense', /no WAV/],
    ['is not there', '/nowhere/espeak-ng', 'hello', /ENOENT/],
  ])('that %s is told', async (_what, program, text, problem) => {
    await expect(createProgramSpeech(program).speak(text, 'en')).rejects.toThrow(problem);
  });
});

describe('the memory of what was spoken', () => {
  it('asks once for a text, also when it is wanted twice at a time, and again after a failure', async () => {
    const asked: string[] = [];
    const speech = cachedSpeech({
      speak: async (text, language) => {
        asked.push(`${language} ${text}`);
        if (asked.length === 1) throw new Error('not yet');
        return [Buffer.from(text)];
      },
    });
    await expect(speech.speak('您好', 'zh-CN')).rejects.toThrow('not yet');
    const both = await Promise.all([speech.speak('您好', 'zh-CN'), speech.speak('您好', 'zh-CN')]);
    expect(both).toEqual([[Buffer.from('您好')], [Buffer.from('您好')]]);
    await speech.speak('您好', 'en');
    expect(asked).toEqual(['zh-CN 您好', 'zh-CN 您好', 'en 您好']);
  });

  it('forgets what was not heard for longest', async () => {
    let asked = 0;
    const speech = cachedSpeech({ speak: async () => [Buffer.from([(asked += 1)])] });
    await speech.speak('kept', 'en');
    for (let index = 0; index < 400; index += 1) {
      await speech.speak(`text ${index}`, 'en');
      await speech.speak('kept', 'en');
    }
    expect(asked).toBe(401);
    await speech.speak('text 0', 'en');
    expect(asked).toBe(402);
  });
});

describe('openSpeech', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'speech-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('finds espeak-ng on the path, and does without', async () => {
    expect(await openSpeech('auto', log, dir)).toBeNull();
    writeFileSync(join(dir, 'espeak-ng'), '');
    expect(await openSpeech('auto', log, dir)).toBeNull();
    const next = mkdtempSync(join(dir, 'next-'));
    symlinkSync(PROGRAM, join(next, 'espeak-ng'));
    const speech = await openSpeech('auto', log, [dir, next].join(delimiter));
    expect((await speech?.speak('您好', 'zh-CN'))?.length).toBe(6);
    expect(await openSpeech('off', log, next)).toBeNull();
  });

  it('tries what is named, and says what is wrong with it', async () => {
    expect(await openSpeech(PROGRAM, log)).not.toBeNull();
    const mute = join(dir, 'mute');
    writeFileSync(mute, '#!/bin/sh\nexit 4\n');
    chmodSync(mute, 0o755);
    await expect(openSpeech(mute, log)).rejects.toMatchObject({
      code: 'config.invalid',
      params: { name: 'speech' },
    });
  });
});

it.each([
  ['产品咨询请按1', 'zh-CN'],
  ['Press 1', 'en'],
  ['1', 'en'],
])('"%s" is spoken in %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});
