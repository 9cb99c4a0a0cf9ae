import type { Leg } from './leg';
import { netInfo, readStats } from './stats';
import type { Direction, NetInfo, Reading } from './stats';

/** Phones tell the state of the network every two seconds. */
const NET_EVERY_MS = 2000;
const VOLUME_EVERY_MS = 500;
const FULL_VOLUME = 100;

export interface MeterEvents {
  netStatus(info: NetInfo): void;
  /** 0 to 100. */
  volume(volume: number): void;
}

/** Reads a leg's figures for one of its components, as long as it is on. */
export class Meter {
  private timer: number | undefined;
  private before: Reading | null = null;

  constructor(
    private readonly direction: Direction,
    private readonly events: MeterEvents,
  ) {}

  start(leg: Leg): void {
    this.stop();
    this.timer = window.setInterval(() => void this.read(leg), VOLUME_EVERY_MS);
  }

  stop(): void {
    window.clearInterval(this.timer);
    this.timer = undefined;
    this.before = null;
  }

  private async read(leg: Leg): Promise<void> {
    const { timer } = this;
    const report = await leg.stats();
    if (report === null || timer !== this.timer) return;
    const now = readStats(report.entries(), this.direction);
    this.events.volume(Math.round(now.audioLevel * FULL_VOLUME));
    this.before ??= now;
    if (now.atMs - this.before.atMs < NET_EVERY_MS) return;
    this.events.netStatus(netInfo(this.before, now));
    this.before = now;
  }
}
