import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '@ccc/testkit';
import { soundIn } from '../../../test/recordings/ogg-file';
import { OPUS } from '../../../test/calls/datachannel-peer';
import { CallRecorder } from './call-recorder';
import { SILENCE } from '../ogg/opus-packet';
import type { OpenPages } from './page-file';

const source = {};
const said = (text: string): Buffer => Buffer.concat([Buffer.from([31 << 3]), Buffer.from(text)]);

describe('CallRecorder', () => {
  let dir: string;
  const faults: unknown[] = [];

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'ccc-recorder-'));
    faults.length = 0;
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  function record(open?: OpenPages): CallRecorder {
    return new CallRecorder({
      pathOf: (role) => join(dir, role),
      onFault: (error) => faults.push(error),
      ...(open ? { open } : {}),
    });
  }

  const wordsOf = (path: string): string[] =>
    soundIn(readFileSync(path))
      .filter((packet) => !packet.equals(SILENCE))
      .map((packet) => packet.toString('latin1', 1));

  it('takes a frame that was lost from the copy in the next one', async () => {
    const recorder = record();
    const copy = said('one');
    const head = Buffer.from([0x80 | OPUS, 960 >> 6, (960 << 2) & 0xff, copy.length, OPUS]);
    const red = Buffer.concat([head, copy, said('two')]);
    recorder.hear('agent', { source, timestamp: 960, payload: red }, true);
    recorder.hear('agent', { source, timestamp: 1920, payload: said('three') }, false);
    const since = performance.now();
    await waitFor(() => performance.now() - since > 40);
    const { files } = await recorder.finish();
    expect(files.map(({ side }) => side)).toEqual(['customer', 'agent']);
    expect(wordsOf(join(dir, 'agent'))).toEqual(['one', 'two', 'three']);
    expect(wordsOf(join(dir, 'customer'))).toEqual([]);
  });

  it('keeps what was whole when the disk is full, and takes nothing more', async () => {
    let isFull = false;
    const recorder = record(async (path) => {
      const handle = await open(path, 'ax');
      return {
        async appendFile(bytes) {
          if (!isFull || !path.endsWith('agent')) return handle.appendFile(bytes);
          await handle.appendFile(bytes.subarray(0, bytes.length / 2));
          throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        },
        truncate: (bytes) => handle.truncate(bytes),
        sync: () => handle.sync(),
        close: () => handle.close(),
      };
    });
    recorder.hear('agent', { source, timestamp: 0, payload: said('one') }, false);
    const sizeOf = (role: string): number => readFileSync(join(dir, role)).length;
    const head = 200;
    await waitFor(() => sizeOf('agent') > head && sizeOf('customer') > head, { timeoutMs: 10_000 });
    isFull = true;
    await waitFor(() => faults.length === 1, { timeoutMs: 10_000 });
    recorder.hear('agent', { source, timestamp: 960, payload: said('two') }, false);
    const { files, fault } = await recorder.finish();
    expect(fault).toBe('diskFull');
    expect(wordsOf(join(dir, 'agent'))).toEqual(['one']);
    const agent = files.find(({ side }) => side === 'agent');
    expect(agent).toMatchObject({ bytes: sizeOf('agent') });
    expect(agent?.durationMs).toBeGreaterThan(0);
    expect(faults).toHaveLength(1);
  }, 30_000);

  it('leaves nothing where no file can be made', async () => {
    const recorder = record(() => Promise.reject(new Error('no such place')));
    expect(await recorder.finish()).toEqual({ files: [], fault: 'diskFailed' });
    expect(readdirSync(dir)).toEqual([]);
    expect(faults).toHaveLength(2);
  });
});
