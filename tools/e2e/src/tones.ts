import type { BrowserContext, Page } from 'playwright-core';
import { eventually } from './service-process';

declare global {
  interface Window {
    testTones?: { heard: MediaStreamTrack[]; ears: AudioContext };
  }
}

/** The voices of tests, in Hz: apart enough to be told from each other, and from any music. */
export const VOICES = { customer: 1300, agent: 1700, colleague: 2300 } as const;
export type Voice = keyof typeof VOICES;

/** A voice stands out by so much from what is beside it, dB. */
const CLEAR = 15;

/** Pages that are opened from now on speak with this voice, and what they hear can be asked of them. */
export async function giveVoice(pages: Page | BrowserContext, voice: Voice): Promise<void> {
  await pages.addInitScript((hz) => {
    const ears = new AudioContext();
    const heard: MediaStreamTrack[] = [];
    window.testTones = { heard, ears };
    const Original = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Original {
      constructor(...given: ConstructorParameters<typeof RTCPeerConnection>) {
        super(...given);
        this.addEventListener('track', ({ track }) => heard.unshift(track));
      }
    };
    const devices: MediaDevices | undefined = navigator.mediaDevices;
    if (!devices) return;
    devices.getUserMedia = async () => {
      const tone = ears.createOscillator();
      const mouth = ears.createMediaStreamDestination();
      const loudness = ears.createGain();
      loudness.gain.value = 0.3;
      tone.frequency.value = hz;
      tone.connect(loudness).connect(mouth);
      tone.start();
      return mouth.stream;
    };
  }, VOICES[voice]);
}

/** Waits until a page hears these voices, and none of the others. */
export async function hearsOnly(page: Page, who: string, ...voices: Voice[]): Promise<void> {
  let found: Voice[] = [];
  const wanted = [...voices].sort().join();
  try {
    await eventually(`${who} to hear ${wanted || 'nobody'}`, async () => {
      found = await voicesIn(page);
      return found.sort().join() === wanted;
    });
  } catch (error) {
    throw new Error(`${who} hears ${found.join() || 'nobody'}`, { cause: error });
  }
}

async function voicesIn(page: Page): Promise<Voice[]> {
  const names = Object.keys(VOICES) as Voice[];
  const clear = await page.evaluate(clarityOf, Object.values(VOICES));
  return names.filter((_, index) => (clear[index] ?? 0) > CLEAR);
}

/** How far each tone stands out from what is beside it in the newest track that came, dB. */
async function clarityOf(this: void, tones: number[]): Promise<number[]> {
  const { heard, ears } = window.testTones ?? {};
  const track = heard?.find(({ kind, readyState }) => kind === 'audio' && readyState === 'live');
  if (!ears || !track) return tones.map(() => 0);
  await ears.resume();
  const source = ears.createMediaStreamSource(new MediaStream([track]));
  const ear = ears.createAnalyser();
  ear.fftSize = 8192;
  ear.smoothingTimeConstant = 0.6;
  source.connect(ear);
  const levels = new Float32Array(ear.frequencyBinCount);
  const began = ears.currentTime;
  // Long enough to fill what is looked at, and to let go of what was before.
  while (ears.currentTime < began + 0.6) {
    await new Promise((done) => requestAnimationFrame(done));
    ear.getFloatFrequencyData(levels);
  }
  source.disconnect();
  const level = (hz: number): number => {
    const bin = Math.round((hz * ear.fftSize) / ears.sampleRate);
    return Math.max(-100, ...levels.subarray(bin - 1, bin + 2));
  };
  return tones.map((hz) => level(hz) - Math.max(level(hz - 90), level(hz + 90)));
}
