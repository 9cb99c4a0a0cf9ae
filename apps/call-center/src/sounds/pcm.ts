/** Sound as numbers: one channel, from -1 to 1. */
export interface Pcm {
  samples: Float32Array;
  /** Samples a second. */
  rate: number;
}
