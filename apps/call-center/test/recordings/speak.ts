import { performance } from 'node:perf_hooks';
import type { Peer } from '../calls/peer';

/** Says these frames of 20 ms in the time that they take. Resolves when the last was said. */
export function speak(peer: Peer, frames: readonly Buffer[]): Promise<void> {
  const began = performance.now();
  let said = 0;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      // What a slow machine has missed is said at once: the time of the packets goes on with the clock.
      while (said < frames.length && said * 20 <= performance.now() - began) {
        peer.say(frames[said++] ?? Buffer.alloc(0));
      }
      if (said < frames.length) return;
      clearInterval(timer);
      resolve();
    }, 10);
  });
}
