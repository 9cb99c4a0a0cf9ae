import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { inFreshDirectory } from '../fresh-directory';
import { ratioOf, type Bench } from '../figure';
import { Child } from './child';
import { noSamples } from './connection';
import { meetAtService } from './converse';
import { customerToken } from './people';

const FILES = 24;
const BYTES = 8 * 1024 * 1024;
/** A document: words, so that the service's look at its bytes finds what its name says. */
const CONTENT = Buffer.alloc(BYTES, 'What a customer sends. \n');

const mebibytesPerSecond = (durationMs: number) => ((FILES * BYTES) / 2 ** 20 / durationMs) * 1000;

function bareWrites(dir: string): number {
  const startedAt = performance.now();
  for (let n = 0; n < FILES; n += 1) {
    const file = openSync(join(dir, `bare-${n}`), 'w');
    writeSync(file, CONTENT);
    fsyncSync(file);
    closeSync(file);
  }
  return performance.now() - startedAt;
}

async function uploads(dir: string): Promise<number> {
  const child = await Child.start('service-process.js', [dir]);
  const baseUrl = `http://127.0.0.1:${child.port}`;
  try {
    const { session } = await meetAtService(child.port, 0, noSamples());
    const token = await customerToken(baseUrl, 'bench-0');
    const startedAt = performance.now();
    for (let n = 0; n < FILES; n += 1) {
      const body = new FormData();
      body.set('file', new Blob([CONTENT], { type: 'text/plain' }), `bench-${n}.txt`);
      const response = await fetch(`${baseUrl}/api/v1/sessions/${session}/files?kind=file`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body,
      });
      if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
    }
    return performance.now() - startedAt;
  } finally {
    await child.stop();
  }
}

/** What taking a file in costs beside writing it: one after another, of one person. */
export const uploadThroughput: Bench = {
  name: 'upload',
  title: `Uploads: ${FILES} files of ${BYTES / 2 ** 20} MiB, one after another, beside bare writes with fsync`,
  async run() {
    const floor = mebibytesPerSecond(await inFreshDirectory(async (dir) => bareWrites(dir)));
    const ours = mebibytesPerSecond(await inFreshDirectory(uploads));
    const rate = (value: number) => `${value.toFixed(0)} MiB/s`;
    return [
      {
        what: 'throughput',
        measured: rate(ours),
        floor: rate(floor),
        ratio: ratioOf(ours, floor),
      },
    ];
  },
};
