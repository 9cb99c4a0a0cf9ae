import { constants, setPriority } from 'node:os';
import type { CallId } from '@ccc/protocol';
import type { MediaLog, MediaProvider } from '../media-provider';
import { openEmbedded, type EmbeddedSettings } from '../open-embedded';
import { faultOf, plainError, type Order, type Said } from './messages';

/*
 * The program in which calls sound: started by the service, and gone with it. A thread would not do, since
 * libdatachannel's binding works in one thread of a process only; nor would a crash of it end there.
 */

/** @param onWritten told when the service has it */
function say(said: Said, onWritten: () => void = () => undefined): void {
  if (process.connected) process.send?.(said, onWritten);
}

function logAs(level: keyof MediaLog): MediaLog['warn'] {
  return ({ err, ...about }, message) =>
    say({
      say: 'log',
      level,
      about: err === undefined ? about : { ...about, err: plainError(err) },
      message,
    });
}

const log: MediaLog = { warn: logAs('warn'), error: logAs('error') };
let provider: MediaProvider | null = null;

/** Sound that is late is lost, and everything else of the service may wait a little. */
function goFirst(): void {
  try {
    setPriority(constants.priority.PRIORITY_ABOVE_NORMAL);
  } catch {
    // It takes a right that not everybody gives (Linux: CAP_SYS_NICE); without it all take turns.
  }
}

async function open(settings: EmbeddedSettings): Promise<void> {
  // Threads are as their maker was: before there are any of the engine.
  goFirst();
  try {
    provider = await openEmbedded(settings, log);
  } catch (error) {
    say({ say: 'notOpened', fault: faultOf(error) }, () => process.exit());
    return;
  }
  provider.onLeg((event) => say({ say: 'leg', event }));
  say({ say: 'opened' });
}

async function close(): Promise<void> {
  await provider?.close();
  say({ say: 'closed' }, () => process.disconnect());
}

function reply(id: number, work: Promise<Said>): void {
  work.then(say, (error: unknown) => say({ say: 'refused', id, fault: faultOf(error) }));
}

function carryOut(
  order: Exclude<Order, { do: 'open' | 'ping' | 'close' }>,
  media: MediaProvider,
): void {
  const { call } = order;
  switch (order.do) {
    case 'openRoom':
      return media.openRoom(call);
    case 'play':
      return media.play(call, order.role, order.sound);
    case 'bridge':
      return media.bridge(call, order.together);
    case 'moveLeg':
      return media.moveLeg(call, order.from, order.to);
    case 'removeLeg':
      return media.removeLeg(call, order.role);
    default:
      return reply(order.id, answerTo(order, call, media));
  }
}

async function answerTo(
  order: Extract<Order, { id: number }>,
  call: CallId,
  media: MediaProvider,
): Promise<Said> {
  const { id } = order;
  switch (order.do) {
    case 'answer':
      return { say: 'answered', id, answer: await media.answer(call, order.role, order.offer) };
    case 'record':
      return { say: 'recorded', id, recorded: await media.record(call, order.paths) };
    case 'closeRoom':
      await media.closeRoom(call);
      return { say: 'roomClosed', id };
    case 'stats':
      return { say: 'stats', id, stats: await media.stats(call) };
  }
}

process.on('message', (order: Order) => {
  if (order.do === 'open') void open(order.settings);
  else if (order.do === 'close') void close();
  else if (order.do === 'ping') say({ say: 'pong', isFull: provider?.isFull ?? false });
  else if (provider) carryOut(order, provider);
});
process.on('disconnect', () => process.exit());
process.on('uncaughtException', (err) => {
  log.error({ err }, 'the media process fails');
  process.exitCode = 1;
  process.disconnect();
});
// A terminal, and systemd, tell all processes of the service at once: it ends this one when it is done.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
