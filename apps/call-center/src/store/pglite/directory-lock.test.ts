import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDirectory } from './directory-lock';

describe('directory lock', () => {
  let dir: string;
  let path: string;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'ccc-lock-'));
    path = join(dir, 'lock.json');
  });
  afterEach(() => {
    jest.useRealTimers();
    rmSync(dir, { recursive: true });
  });

  const holder = (part: object): string =>
    JSON.stringify({
      pid: process.pid,
      startedAt: null,
      host: hostname(),
      nonce: 'other',
      ...part,
    });

  it('is given back whole', async () => {
    const lock = await lockDirectory(dir);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid });
    lock.release();
    expect(existsSync(path)).toBe(false);
  });

  it('names the process that has it', async () => {
    const lock = await lockDirectory(dir);
    await expect(lockDirectory(dir)).rejects.toMatchObject({
      code: 'store.locked',
      params: { dir, pid: process.pid },
    });
    lock.release();
  });

  it('is taken over from a process that died', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(path, holder({ pid }));
    (await lockDirectory(dir)).release();
    expect(existsSync(path)).toBe(false);
  });

  it('is taken over when another process has got the id of the one that died', async () => {
    writeFileSync(path, holder({ startedAt: 'long ago' }));
    (await lockDirectory(dir)).release();
    expect(existsSync(path)).toBe(false);
  });

  it('is taken over when nobody can read it', async () => {
    writeFileSync(path, '');
    (await lockDirectory(dir)).release();
    expect(existsSync(path)).toBe(false);
  });

  it('goes to one of eight that find it stale together', async () => {
    writeFileSync(path, holder({ startedAt: 'long ago' }));
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(dir)));
    const locks = results.filter((result) => result.status === 'fulfilled');
    expect(locks).toHaveLength(1);
    locks[0]!.value.release();
  });

  it('of another host holds while that one gives signs of life, and no longer', async () => {
    jest.useFakeTimers();
    writeFileSync(path, holder({ host: 'another-container', pid: 1 }));
    const refused = expect(lockDirectory(dir)).rejects.toMatchObject({
      code: 'store.locked',
      params: { pid: 1 },
    });
    utimesSync(path, new Date(1), new Date(1));
    await jest.advanceTimersByTimeAsync(15_000);
    await refused;

    const onWait = jest.fn();
    const taken = lockDirectory(dir, { onWait });
    expect(onWait).toHaveBeenCalledWith(expect.objectContaining({ host: 'another-container' }));
    await jest.advanceTimersByTimeAsync(15_000);
    (await taken).release();
    expect(existsSync(path)).toBe(false);
  });

  it('is not given back by someone who has lost it, and who is told so', async () => {
    jest.useFakeTimers();
    const onLost = jest.fn();
    const lock = await lockDirectory(dir, { onLost });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(onLost).not.toHaveBeenCalled();
    writeFileSync(path, holder({}));
    await jest.advanceTimersByTimeAsync(10_000);
    expect(onLost).toHaveBeenCalledTimes(1);
    lock.release();
    expect(existsSync(path)).toBe(true);
  });
});
