import type { Page } from 'playwright-core';
import type { LegSummary } from '../src/shared/control';
import { pageData } from './bench';
import type { Bench } from './bench';
import type { WhipPeer } from './whip-peer';

declare global {
  interface Window {
    /** Tracks that anything on the page has opened, so that none is forgotten. */
    openedTracks?: MediaStreamTrack[];
  }
}

type Side = 'pusher' | 'player';

let count = 0;

/** The fixture's page with both components, seen by a test. */
export class LivePage {
  /** Name of the leg that {@link start} is for. */
  leg: string;

  private constructor(
    readonly page: Page,
    private readonly peer: WhipPeer,
  ) {
    count += 1;
    this.leg = `leg-${count}`;
  }

  static async open(bench: Bench, peer: WhipPeer): Promise<LivePage> {
    const page = await bench.open('pages/live/live');
    await page.locator('wx-page').waitFor();
    await page.evaluate(() => {
      const { mediaDevices } = navigator;
      const open = mediaDevices.getUserMedia.bind(mediaDevices);
      const tracks: MediaStreamTrack[] = [];
      window.openedTracks = tracks;
      mediaDevices.getUserMedia = async (constraints) => {
        const stream = await open(constraints);
        tracks.push(...stream.getTracks());
        return stream;
      };
    });
    return new LivePage(page, peer);
  }

  /** Draws both components with the leg's address. */
  start(data: object = {}): Promise<void> {
    return this.setData({ leg: this.peer.leg(this.leg), ...data });
  }

  setData(data: object): Promise<void> {
    return this.page.evaluate(
      (given) =>
        window.__simulator?.callPage((self) =>
          (self['setData'] as (data: object) => void).call(self, given),
        ),
      data,
    );
  }

  /** Calls a method of a context; yields its result or what it failed with. */
  operate(side: Side, method: string, options?: object): Promise<unknown> {
    return this.page.evaluate(
      async ([name, call, given]) => {
        try {
          return await window.__simulator?.callPage((self) =>
            (self[name as string] as Record<string, (options?: unknown) => unknown>)[
              call as string
            ]?.(given),
          );
        } catch (error) {
          return error instanceof Error ? error.message : error;
        }
      },
      [`${side}Context`, method, options] as const,
    );
  }

  async codes(side: Side): Promise<number[]> {
    return (await pageData(this.page))[side] as number[];
  }

  untilCode(side: Side, code: number, times = 1): Promise<unknown> {
    return this.page.waitForFunction(
      ([name, wanted, often]) => {
        const data = window.__simulator?.pageStack().at(-1)?.data as Record<string, number[]>;
        const matching = (data[name] ?? []).filter((one) => one === wanted);
        return matching.length >= often;
      },
      [side, code, times] as const,
    );
  }

  /** An event's detail has come. */
  untilData(name: string): Promise<unknown> {
    return this.page.waitForFunction((wanted) => {
      const data = window.__simulator?.pageStack().at(-1)?.data as Record<string, unknown>;
      return typeof data[wanted] === 'object';
    }, name);
  }

  /** Both ends hear each other. */
  async untilTalking(): Promise<void> {
    await this.untilCode('pusher', 1002);
    await this.untilCode('player', 2004);
    await this.until(async () => ((await this.summary())?.receivedAudioEnergy ?? 0) > 0);
    await this.until(async () => (await this.peer.heard(this.leg)).audioEnergy > 0);
  }

  /** The other end hears more than it has until now. */
  async untilHeardMore(): Promise<void> {
    const before = (await this.peer.heard(this.leg)).audioEnergy;
    await this.until(async () => (await this.peer.heard(this.leg)).audioEnergy > before);
  }

  untilHungUp(): Promise<void> {
    return this.peer.hungUp(this.leg);
  }

  async until(reached: () => Promise<boolean>): Promise<void> {
    while (!(await reached())) await this.page.evaluate(() => new Promise(requestAnimationFrame));
  }

  summary(): Promise<LegSummary | undefined> {
    return this.page.evaluate(async () => (await window.__simulator?.liveLegs())?.[0]);
  }

  legStates(): Promise<string[]> {
    return this.page.evaluate(async () =>
      ((await window.__simulator?.liveLegs()) ?? []).map(({ state }) => state),
    );
  }

  /** Kinds of the tracks that are still open. */
  openDevices(): Promise<string[]> {
    return this.page.evaluate(() =>
      (window.openedTracks ?? [])
        .filter((track) => track.readyState === 'live')
        .map((track) => track.kind),
    );
  }

  async volumeOf(side: Side): Promise<number> {
    const told = (await pageData(this.page))[`${side}Volume`] as { volume: number } | undefined;
    return told?.volume ?? -1;
  }

  isSounding(): Promise<boolean> {
    return this.page
      .getByTestId('player')
      .evaluate((root) =>
        [...root.querySelectorAll<HTMLMediaElement>('audio, video')].some(
          (element) => element.srcObject !== null && !element.muted && !element.paused,
        ),
      );
  }

  requests(): string[] {
    return this.peer.requests.filter((line) => line.split(' ')[1] === this.leg);
  }
}
