import type { Browser, Page } from 'playwright-core';
import { launch } from '../simulator-stage';
import { installVoice, type Bursts, type Concealment } from './voice-peer';
import { VOICE_WORKLET } from './voice-worklet';

/** Pages may sound before they were touched, have a microphone, and tell their addresses to each other. */
const FLAGS = [
  '--autoplay-policy=no-user-gesture-required',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
];

export function launchForCalls(): Promise<Browser> {
  return launch(FLAGS);
}

/** A bare page that speaks and listens, see `VoicePeer`. */
export class VoicePage {
  private constructor(private readonly page: Page) {}

  /** @param pauseMs between bursts of 60 ms; 0: a tone without an end */
  static async open(browser: Browser, port: number, pauseMs: number): Promise<VoicePage> {
    const url = `http://127.0.0.1:${port}/voice`;
    const page = await browser.newPage();
    const body = '<!doctype html><title>voice</title><body></body>';
    await page.route(url, (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto(url);
    await page.evaluate(installVoice, { worklet: VOICE_WORKLET, pauseMs });
    return new VoicePage(page);
  }

  offer(hasRed = true): Promise<string> {
    return this.page.evaluate((red) => window.voice!.offer(red), hasRed);
  }

  answer(offer: string): Promise<string> {
    return this.page.evaluate((sdp) => window.voice!.answer(sdp), offer);
  }

  accept(answer: string): Promise<void> {
    return this.page.evaluate((sdp) => window.voice!.accept(sdp), answer);
  }

  /** Resolves when so many bursts were heard since the connection was begun. */
  async hears(bursts: number): Promise<void> {
    const isHeard = (count: number) => window.voice!.heardAt.length >= count;
    await this.page.waitForFunction(isHeard, bursts, { polling: 20, timeout: 60_000 });
  }

  bursts(): Promise<Bursts> {
    return this.page.evaluate(() => {
      const { spokenAt, heardAt } = window.voice!;
      return { spokenAt, heardAt };
    });
  }

  concealment(): Promise<Concealment> {
    return this.page.evaluate(() => window.voice!.concealment());
  }

  hangUp(): Promise<void> {
    return this.page.evaluate(() => window.voice!.hangUp());
  }
}
