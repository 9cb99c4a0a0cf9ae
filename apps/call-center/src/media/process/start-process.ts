import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { EmbeddedSettings } from '../open-embedded';
import { errorOf, type Order, type Said } from './messages';

/** Compiled, beside `src` and `dist` alike: a process has no compiler of its own. */
const PROGRAM = join(__dirname, '../../../dist/media/process/media-process.js');
/** Longer than anything takes that it has to end. */
const END_MS = 10_000;

/**
 * Who owes so many answers hangs. Not a time: a machine that slept has taken none. Many, since one that has too
 * much to do answers late, and its calls are not helped by their end.
 */
const MAX_OWED = 12;

/** A media process that has opened what it was told to. */
export interface MediaProcess {
  readonly pid: number;
  send(order: Order): void;
  /** Resolves when it is gone, with what it ended by. */
  readonly ended: Promise<string>;
  /** Has it end what it does, and go. */
  close(): Promise<void>;
}

/**
 * One that hangs is killed, and ends as one that died.
 *
 * @param onSaid told everything that it says once it is open
 * @param askEveryMs how often it is asked whether it still works
 * @throws CccError `config.portInUse`, `config.invalid`; when it does not come up
 */
export async function startMediaProcess(
  settings: EmbeddedSettings,
  onSaid: (said: Said) => void,
  askEveryMs: number,
): Promise<MediaProcess> {
  const child = fork(PROGRAM, { serialization: 'advanced' });
  const ended = endOf(child);
  // What is sent to one that is going is lost with it; its end is told by `ended`.
  const send = (order: Order): void => void (child.connected && child.send(order, () => undefined));
  let owed = 0;
  const opened = new Promise<void>((resolve, reject) => {
    child.on('message', (said: Said) => {
      if (said.say === 'opened') resolve();
      else if (said.say === 'notOpened') reject(errorOf(said.fault));
      else onSaid(said);
      if (said.say === 'pong') owed = 0;
    });
    void ended.then((by) => reject(new Error(`the media process did not come up: ${by}`)));
  });
  send({ do: 'open', settings });
  await opened;
  const asking = setInterval(() => {
    owed += 1;
    if (owed > MAX_OWED) child.kill('SIGKILL');
    else send({ do: 'ping' });
  }, askEveryMs);
  void ended.then(() => clearInterval(asking));
  return {
    pid: child.pid ?? 0,
    send,
    ended,
    close: async () => {
      send({ do: 'close' });
      const late = setTimeout(() => child.kill('SIGKILL'), END_MS);
      await ended;
      clearTimeout(late);
    },
  };
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
    // It could not even be started.
    child.once('error', (error) => resolve(String(error)));
  });
}
