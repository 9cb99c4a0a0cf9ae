import type { LegQuality } from '../../../call/leg-port';

/** Turns the browser's running totals into what happened since the reading before. */
export class LegStats {
  private received = 0;
  private lost = 0;

  read(report: Iterable<readonly [string, unknown]>): LegQuality {
    let received = 0;
    let lost = 0;
    let jitterMs = 0;
    let sentLossPercent = 0;
    let roundTripMs: number | undefined;
    for (const [, entry] of report) {
      const stat = entry as Partial<Record<string, unknown>>;
      if (stat['type'] === 'inbound-rtp') {
        received += numberIn(stat['packetsReceived']);
        lost += numberIn(stat['packetsLost']);
        if (stat['kind'] === 'audio') jitterMs = numberIn(stat['jitter']) * 1000;
      } else if (stat['type'] === 'remote-inbound-rtp') {
        sentLossPercent = Math.max(sentLossPercent, numberIn(stat['fractionLost']) * 100);
      } else if (stat['type'] === 'candidate-pair' && stat['nominated'] === true) {
        const seconds = stat['currentRoundTripTime'];
        if (typeof seconds === 'number') roundTripMs = seconds * 1000;
      }
    }
    const lossPercent = lossOf(lost - this.lost, received - this.received);
    this.received = received;
    this.lost = lost;
    return { lossPercent: Math.max(lossPercent, sentLossPercent), jitterMs, roundTripMs };
  }
}

/** Late packets take a loss back, so the difference may be below zero. */
function lossOf(lost: number, received: number): number {
  const count = Math.max(0, lost);
  return count === 0 ? 0 : (100 * count) / (count + Math.max(0, received));
}

function numberIn(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
