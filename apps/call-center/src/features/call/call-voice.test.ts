import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import type { FileStore } from '../../files/file-store';
import { openLocalFolder } from '../../files/local-folder';
import { loadChime } from '../../media/sounds/sound-library';
import type { SpeechProvider } from '../../speech/speech-provider';
import { CallVoice } from './call-voice';

const log = pino({ level: 'silent' });
const dir = mkdtempSync(join(tmpdir(), 'voice-'));
let files: FileStore;

beforeAll(async () => {
  files = await openLocalFolder(dir);
});
afterAll(() => rmSync(dir, { recursive: true }));

const echo: SpeechProvider = {
  speak: async (text, language) => {
    if (text === 'fail') throw new Error('hoarse');
    return [Buffer.from(`${language} ${text}`)];
  },
};

it.each([
  ['产品咨询请按1。', 'zh-CN 产品咨询请按1。'],
  ['Press 1.', 'en Press 1.'],
])('speaks "%s" in its language', async (text, spoken) => {
  const packets = await new CallVoice({ speech: echo, log, files }).packetsOf({ text });
  expect(packets.map(String)).toEqual([spoken]);
});

it.each([
  ['where nothing speaks', undefined, '您好'],
  ['where the voice fails', echo, 'fail'],
])('says with a chime that there is something to read, %s', async (_where, speech, text) => {
  const chime = await loadChime();
  expect(chime.length).toBeGreaterThan(25);
  expect(await new CallVoice({ speech, log, files }).packetsOf({ text })).toEqual(chime);
});
