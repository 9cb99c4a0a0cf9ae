import type { Side } from './events';

/** What was measured every few seconds, over the whole time. */
export interface Measure {
  mean: number;
  worst: number;
}

/** How well the connection between one side of a call and the service was. */
export interface MeasuredSide {
  side: Side;
  /** How long it was measured. */
  durationMs: number;
  /** Of what this side sent, what did not reach the service: 0 to 100. */
  sentLossPercent: Measure;
  /** Of what this side was to hear, what did not reach it, by its own reports: 0 to 100. Absent: it reported nothing. */
  heardLossPercent?: Measure;
  /** Of the sound that came from this side. */
  jitterMs: Measure;
  /** To the client and back. Absent: it reported nothing. */
  roundTripMs?: Measure;
}
