import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '@ccc/testkit';
import { ffprobe } from '../../../test/recordings/ffprobe';
import { readOggFile } from '../../../test/recordings/ogg-file';
import { OggOpusStream } from '../ogg/ogg-opus-stream';
import { FRAME_SAMPLES, SILENCE } from '../ogg/opus-packet';
import { RecordingsFolder, type RecordingKey } from './recordings-folder';
import { PRE_SKIP } from './side-timeline';

const TEST_DIR = join(__dirname, '../../../test');
const key = { session: 's-1', call: 'c-1', startedAt: 1 } as RecordingKey;
const any = (): boolean => true;

describe('RecordingsFolder', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'ccc-recordings-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  /** As another process would have left it. */
  function leave(node: string, side: 'customer' | 'agent' | 'mixed', tail: Buffer): void {
    const stream = new OggOpusStream({ serial: 1, preSkip: PRE_SKIP });
    const packets = Array.from({ length: 54 }, () => ({ payload: SILENCE, samples: FRAME_SAMPLES }));
    const file = Buffer.concat([stream.head(), stream.body(packets), tail]);
    writeFileSync(new RecordingsFolder(dir, node).pathOf(key, side), file);
  }

  it('takes over what was left, torn end cut off, and leaves alone what is written to', async () => {
    leave('gone', 'customer', Buffer.from('OggS and no more'));
    leave('gone', 'agent', Buffer.alloc(0));
    leave('gone', 'mixed', Buffer.alloc(0));
    writeFileSync(join(dir, 'something.else'), '');
    const folder = new RecordingsFolder(dir, 'here');
    expect(await folder.takeOver(Date.now() - 60_000, any)).toEqual([]);
    expect(await folder.takeOver(Date.now() + 1000, () => false)).toEqual([]);
    const [only, ...rest] = await folder.takeOver(Date.now() + 1000, any);
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ key, fault: 'interrupted' });
    expect(only?.files.map(({ side, durationMs }) => [side, durationMs]).sort()).toEqual([['agent', 1000], ['customer', 1000]]);
    for (const { path, bytes } of only?.files ?? []) expect(statSync(path).size).toBe(bytes);
    expect(readdirSync(dir).filter((name) => name.startsWith('gone'))).toEqual([]);
  });

  it('is taken over by one of several, and whole is whole', async () => {
    leave('gone', 'agent', Buffer.alloc(0));
    const path = new RecordingsFolder(dir, 'gone').pathOf(key, 'agent');
    const stream = new OggOpusStream({ serial: 2, preSkip: PRE_SKIP });
    writeFileSync(path, Buffer.concat([stream.head(), stream.tail([{ payload: SILENCE, samples: 4800 }])]));
    const folders = ['a', 'b', 'c'].map((node) => new RecordingsFolder(dir, node));
    const taken = await Promise.all(folders.map((each) => each.takeOver(Date.now() + 1000, any)));
    expect(taken.flat()).toEqual([expect.objectContaining({ fault: null })]);
  });

  it('has what a killed process had recorded', async () => {
    const script = join(TEST_DIR, 'recordings/record-until-killed.ts');
    const args = ['-r', join(TEST_DIR, 'register-swc.cjs'), '--conditions=source', script, dir, 'gone'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    const exited = once(child, 'exit');
    const path = new RecordingsFolder(dir, 'gone').pathOf(key, 'customer');
    const isWritten = (): boolean => existsSync(path) && readOggPages(path) > 3;
    await waitFor(isWritten, { timeoutMs: 30_000 });
    child.kill('SIGKILL');
    expect(await exited).toEqual([null, 'SIGKILL']);
    const [kept] = await new RecordingsFolder(dir, 'here').takeOver(Date.now() + 1000, any);
    expect(kept).toMatchObject({ key, fault: 'interrupted' });
    for (const { path: found, durationMs } of kept?.files ?? []) {
      expect(durationMs).toBeGreaterThan(500);
      expect(readOggFile(readFileSync(found)).length).toBeGreaterThan(2);
      expect(ffprobe(found) ?? { codec: 'opus' }).toMatchObject({ codec: 'opus' });
    }
  }, 60_000);
}); // prettier-ignore

const readOggPages = (path: string): number =>
  readFileSync(path).toString('latin1').split('OggS').length - 1;
