import type { Measure, MeasuredSide } from '@ccc/protocol';
import type { LegStats } from '../../media/media-provider';

/** How often it is measured, ms. */
const EVERY_MS = 5000;

/** Means over time, and the worst of what was measured. */
class Figure {
  #sum = 0;
  #weight = 0;
  #worst = 0;

  take(value: number, weight: number): void {
    this.#sum += value * weight;
    this.#weight += weight;
    this.#worst = Math.max(this.#worst, value);
  }

  /** With one decimal; undefined: nothing was measured. */
  result(): Measure | undefined {
    if (this.#weight === 0) return undefined;
    const round = (value: number): number => Math.round(value * 10) / 10;
    return { mean: round(this.#sum / this.#weight), worst: round(this.#worst) };
  }
}

class Side {
  #durationMs = 0;
  readonly #sentLoss = new Figure();
  readonly #heardLoss = new Figure();
  readonly #jitter = new Figure();
  readonly #roundTrip = new Figure();
  #before: LegStats | null = null;

  take(stats: LegStats, durationMs: number): void {
    // A connection that replaced another counts anew.
    const isSame = this.#before !== null && this.#before.packetsReceived <= stats.packetsReceived;
    const since = isSame ? this.#before : null;
    this.#before = stats;
    const received = stats.packetsReceived - (since?.packetsReceived ?? 0);
    if (received === 0) return;
    this.#durationMs += durationMs;
    const lost = Math.max(0, stats.packetsLost - (since?.packetsLost ?? 0));
    this.#sentLoss.take((100 * lost) / (received + lost), received + lost);
    this.#jitter.take(stats.jitterMs, durationMs);
    if (stats.roundTripMs !== null) this.#roundTrip.take(stats.roundTripMs, durationMs);
    const due = stats.packetsDue - (since?.packetsDue ?? 0);
    const missed = Math.max(0, stats.packetsMissed - (since?.packetsMissed ?? 0));
    if (due > 0) this.#heardLoss.take(Math.min(100, (100 * missed) / due), due);
  }

  result(side: MeasuredSide['side']): MeasuredSide[] {
    const [sentLossPercent, jitterMs] = [this.#sentLoss.result(), this.#jitter.result()];
    if (!sentLossPercent || !jitterMs) return [];
    const [heardLossPercent, roundTripMs] = [this.#heardLoss.result(), this.#roundTrip.result()];
    return [
      {
        side,
        durationMs: this.#durationMs,
        sentLossPercent,
        jitterMs,
        ...(heardLossPercent ? { heardLossPercent } : {}),
        ...(roundTripMs ? { roundTripMs } : {}),
      },
    ];
  }
}

/** What a call's connections were like, from samples of their running totals. */
export class CallQuality {
  readonly #sides = { customer: new Side(), agent: new Side() };
  #at: number;

  /** @param at when the call began to be carried here */
  constructor(at: number) {
    this.#at = at;
  }

  /** Takes a sample when it is time for one, or `isLast`. */
  async sample(
    at: number,
    read: () => Promise<readonly LegStats[]>,
    isLast = false,
  ): Promise<void> {
    const durationMs = at - this.#at;
    if (durationMs <= 0 || (durationMs < EVERY_MS && !isLast)) return;
    this.#at = at;
    for (const stats of await read()) {
      // A colleague is no side of the call.
      if (stats.role !== 'colleague') this.#sides[stats.role].take(stats, durationMs);
    }
  }

  /** Empty: nobody was ever heard. */
  result(): MeasuredSide[] {
    return [...this.#sides.customer.result('customer'), ...this.#sides.agent.result('agent')];
  }
}
