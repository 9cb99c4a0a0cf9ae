import type { BrowserContext, Page } from 'playwright-core';
import { eventually } from './service-process';

/** Audible, as mean energy a second; the browsers' microphones beep once a second. */
const LOUD = 0.0001;

/** Keeps the connections of pages that are opened from now on where `hears` can ask them. */
export async function giveEars(pages: Page | BrowserContext): Promise<void> {
  await pages.addInitScript(() => {
    const peers: RTCPeerConnection[] = [];
    const Original = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Original {
      constructor(...given: ConstructorParameters<typeof RTCPeerConnection>) {
        super(...given);
        peers.push(this);
      }
    };
    Object.assign(window, { testPeers: peers });
  });
}

async function heardBy(page: Page): Promise<{ energy: number; seconds: number }> {
  return page.evaluate(async () => {
    const peers = Reflect.get(window, 'testPeers') as RTCPeerConnection[];
    const sum = { energy: 0, seconds: 0 };
    for (const peer of peers) {
      (await peer.getStats()).forEach((one: Record<string, unknown>) => {
        if (one['type'] !== 'inbound-rtp') return;
        sum.energy += Number(one['totalAudioEnergy'] ?? 0);
        sum.seconds += Number(one['totalSamplesDuration'] ?? 0);
      });
    }
    return sum;
  });
}

/** Energy a second of what comes, over at least one second of it. */
async function loudness(page: Page): Promise<number> {
  const before = await heardBy(page);
  let after = before;
  await eventually('another second of sound', async () => {
    after = await heardBy(page);
    return after.seconds > before.seconds + 1;
  });
  return (after.energy - before.energy) / (after.seconds - before.seconds);
}

/** Waits until this page, which was given ears, hears something. */
export async function hears(page: Page, who: string): Promise<void> {
  await eventually(`${who} to hear the other side`, async () => (await loudness(page)) > LOUD);
}

/** Waits until it hears nothing more. */
export async function hearsNothing(page: Page, who: string): Promise<void> {
  await eventually(`${who} to hear silence`, async () => (await loudness(page)) < LOUD / 100);
}
