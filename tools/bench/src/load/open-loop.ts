import { setTimeout as pause } from 'node:timers/promises';
import type { LoadConnection, Pair, Samples } from './connection';

const TICK_MS = 5;

/**
 * Sends at a fixed rate whether or not answers come, evenly over all connections, so that a slow
 * service shows as latency and not as fewer messages.
 */
export async function openLoop(
  pairs: readonly Pair[],
  samples: Samples,
  { perSecond, warmUpMs, measureMs }: { perSecond: number; warmUpMs: number; measureMs: number },
): Promise<{ sent: number; unanswered: number }> {
  const turns: Array<[LoadConnection, string]> = pairs.flatMap(({ customer, agent, session }) => [
    [customer, session],
    [agent, session],
  ]);
  const send = async (durationMs: number) => {
    const startedAt = performance.now();
    let sent = 0;
    for (;;) {
      const elapsedMs = performance.now() - startedAt;
      const due = Math.floor((Math.min(elapsedMs, durationMs) * perSecond) / 1000);
      for (; sent < due; sent += 1) {
        const [connection, session] = turns[sent % turns.length]!;
        connection.say(session);
      }
      if (elapsedMs >= durationMs) return sent;
      await pause(TICK_MS);
    }
  };
  await send(warmUpMs);
  await pause(500);
  samples.ack.length = 0;
  samples.delivery.length = 0;
  const sent = await send(measureMs);
  const deadline = performance.now() + 5000;
  while (samples.ack.length < sent && performance.now() < deadline) await pause(20);
  return { sent, unanswered: sent - samples.ack.length };
}
