import { setTimeout as pause } from 'node:timers/promises';
import type { LoadConnection, Pair, Samples } from './connection';

const TICK_MS = 5;
const ANSWER_MS = 5000;

export interface Load {
  perSecond: number;
  warmUpMs: number;
  measureMs: number;
}

/**
 * Sends at a fixed rate whether or not answers come, evenly over all connections, so that a slow
 * service shows as latency and not as fewer messages.
 */
export async function openLoop(
  pairs: readonly Pair[],
  samples: Samples,
  { perSecond, warmUpMs, measureMs }: Load,
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
  // An answer that comes later than this is none.
  const answered = async (sent: number) => {
    const deadline = performance.now() + ANSWER_MS;
    const missing = () => sent - samples.ack.length - samples.refused.length;
    while (missing() > 0 && performance.now() < deadline) await pause(20);
    return missing();
  };
  await answered(await send(warmUpMs));
  for (const list of Object.values(samples)) list.length = 0;
  const sent = await send(measureMs);
  return { sent, unanswered: await answered(sent) };
}
