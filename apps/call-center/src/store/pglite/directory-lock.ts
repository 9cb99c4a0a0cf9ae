import { randomUUID } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { CccError } from '@ccc/protocol';

const LOCK_FILE = 'lock.json';
const HEARTBEAT_MS = 2_000;
/**
 * A holder on another host (a container has its own process ids) is judged by its heartbeat alone;
 * work on a large table may hold that up for seconds.
 */
const FOREIGN_PATIENCE_MS = 15_000;

interface Holder {
  pid: number;
  /** Tells this process from a later one with the same id. Null where the system does not say. */
  startedAt: string | null;
  host: string;
  /** Tells two lockings by one process apart. */
  nonce: string;
}

export interface DirectoryLock {
  release(): void;
}

export interface LockEvents {
  /** Told before a wait of 15 s, to see whether a holder on another host is alive. */
  onWait?: (holder: { host: string; pid: number }) => void;
  /** Somebody else has taken the directory: nothing may be written any more. */
  onLost?: () => void;
}

/**
 * Lets one process use a directory: two would both write, and leave it unreadable
 * (https://github.com/electric-sql/pglite/issues/1106). The lock of a process that died is taken over.
 *
 * @throws CccError `store.locked` with the directory and the process that has it.
 */
export async function lockDirectory(dir: string, events: LockEvents = {}): Promise<DirectoryLock> {
  mkdirSync(dir, { recursive: true });
  const path = join(dir, LOCK_FILE);
  const me: Holder = {
    pid: process.pid,
    startedAt: startOf(process.pid),
    host: hostname(),
    nonce: randomUUID(),
  };
  while (!tryCreate(path, me)) {
    const words = readIfThere(path);
    if (words === null) continue;
    const holder = parseHolder(words);
    if (await isAlive(path, holder, events)) {
      throw new CccError('store.locked', { params: { dir, pid: holder?.pid ?? 0 } });
    }
    discard(path, words);
  }
  const heartbeat = setInterval(() => {
    if (isMine(path, me)) return touch(path);
    clearInterval(heartbeat);
    events.onLost?.();
  }, HEARTBEAT_MS).unref();
  return {
    release() {
      clearInterval(heartbeat);
      if (isMine(path, me)) rmSync(path, { force: true });
    },
  };
}

/** Linking a whole file into place: nobody ever reads half a lock. */
function tryCreate(path: string, me: Holder): boolean {
  const draft = `${path}.${me.nonce}`;
  writeFileSync(draft, JSON.stringify(me));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes the lock that was read, and only that one: another process may just have replaced it. */
function discard(path: string, words: string): void {
  const away = `${path}.stale-${randomUUID()}`;
  try {
    renameSync(path, away);
    if (readIfThere(away) !== words) linkSync(away, path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(away, { force: true });
  }
}

function isMine(path: string, me: Holder): boolean {
  return parseHolder(readIfThere(path))?.nonce === me.nonce;
}

async function isAlive(
  path: string,
  holder: Holder | null,
  { onWait }: LockEvents,
): Promise<boolean> {
  if (!holder) return false;
  if (holder.host !== hostname()) {
    onWait?.(holder);
    return hasHeartbeat(path);
  }
  if (!processExists(holder.pid)) return false;
  const startedAt = startOf(holder.pid);
  return holder.startedAt === null || startedAt === null || holder.startedAt === startedAt;
}

async function hasHeartbeat(path: string): Promise<boolean> {
  const before = touchedAt(path);
  await new Promise((resolve) => setTimeout(resolve, FOREIGN_PATIENCE_MS));
  return touchedAt(path) !== before;
}

function touchedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function touch(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // The directory was removed under us; the next statement will say so.
  }
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Field 22 of proc(5) stat, counted behind the command name, which may hold blanks and brackets. */
function startOf(pid: number): string | null {
  const stat = readIfThere(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function parseHolder(words: string | null): Holder | null {
  if (words === null) return null;
  try {
    return JSON.parse(words) as Holder;
  } catch {
    return null;
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
