/**
 * Runs where a page makes sound. `mouth` says bursts of a tone, `ear` hears that one begins after some
 * quiet; both tell when, in ms since 1970: one clock for all pages of a machine.
 */
export const VOICE_WORKLET = `
  const BURST_MS = 60;
  const QUIET_MS = 20;
  const LOUD = 0.05;

  registerProcessor('mouth', class extends AudioWorkletProcessor {
    constructor({ processorOptions: { pauseMs } }) {
      super();
      this.period = Math.round((sampleRate * (BURST_MS + pauseMs)) / 1000);
      this.burst = Math.round((sampleRate * BURST_MS) / 1000);
    }
    process(_inputs, [[samples]]) {
      for (let index = 0; index < samples.length; index += 1) {
        const at = (currentFrame + index) % this.period;
        if (at === 0) this.port.postMessage(Date.now());
        const tone = Math.sin((2 * Math.PI * 1000 * (currentFrame + index)) / sampleRate);
        samples[index] = at < this.burst ? 0.5 * tone : 0;
      }
      return true;
    }
  });

  registerProcessor('ear', class extends AudioWorkletProcessor {
    constructor() {
      super();
      this.quietSince = 0;
    }
    process([[samples = []]]) {
      if (samples.some((sample) => Math.abs(sample) > LOUD)) {
        if (currentFrame - this.quietSince > (sampleRate * QUIET_MS) / 1000) {
          this.port.postMessage(Date.now());
        }
        this.quietSince = currentFrame;
      }
      return true;
    }
  });
`;
