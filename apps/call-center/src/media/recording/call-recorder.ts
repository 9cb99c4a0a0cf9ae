import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { RecordingFault } from '@ccc/protocol';
import { mediaNow } from '../media-clock';
import type { LegRole } from '../media-provider';
import { OggOpusStream } from '../ogg/ogg-opus-stream';
import { OPUS_RATE } from '../ogg/opus-packet';
import { framesOf } from '../rtp/red';
import { PageFile, openPages, type OpenPages } from './page-file';
import { PRE_SKIP, SideTimeline, type SpokenPacket } from './side-timeline';

/** How often pages are written. */
const PAGE_MS = 1000;
/** For so long a packet may be on its way, and still finds its place. */
const LATE_MS = 2000;
/** Samples written at once: the silence of who comes late must not look like a disk that is stuck. */
const CATCH_UP = 600 * OPUS_RATE;
/** Who talk from the beginning. */
const SIDES: readonly LegRole[] = ['customer', 'agent'];

export interface RecorderOptions {
  /** Where a side's file comes to lie. */
  pathOf(role: LegRole): string;
  /** @default files of the disk */
  open?: OpenPages;
  /** What went wrong with a file, for the log. */
  onFault(error: unknown): void;
}

/** What lies on the disk of one side, or of all. */
export interface RecordedFile {
  side: LegRole | 'mixed';
  path: string;
  durationMs: number;
  bytes: number;
}

export interface Recorded {
  files: RecordedFile[];
  fault: RecordingFault | null;
}

interface SideFile {
  role: LegRole;
  path: string;
  timeline: SideTimeline;
  stream: OggOpusStream;
  pages: PageFile;
}

/**
 * Writes what each in a call says into a file of their own, as it comes: nothing is decoded. All files count
 * from when the recorder begins, and last until it is finished; that of a colleague is there once they talk with
 * both. One that fails ends all.
 */
export class CallRecorder {
  private readonly beganAt = mediaNow();
  private readonly sides: SideFile[];
  private readonly timer: NodeJS.Timeout;
  private isFinished = false;
  private resolve: (recorded: Promise<Recorded>) => void = () => undefined;
  /** Resolves when the files lie on the disk as they will stay; one that holds nothing is gone. */
  readonly recorded = new Promise<Recorded>((resolve) => {
    this.resolve = resolve;
  });

  constructor(private readonly options: RecorderOptions) {
    this.sides = SIDES.map((role) => this.begin(role));
    this.timer = setInterval(() => this.write(), PAGE_MS);
  }

  /** A packet of sound, in the order in which they come. RED: with copies (RFC 2198). */
  hear(role: LegRole, { source, timestamp, payload }: SpokenPacket, isRed: boolean): void {
    if (this.fault !== null || this.isFinished) return;
    const side = this.sides.find((each) => each.role === role) ?? this.join(role);
    const at = samplesIn(mediaNow() - this.beganAt);
    const frames = isRed ? framesOf(payload) : [{ ticksBefore: 0, frame: payload }];
    // The frame itself first: it says how late this packet is.
    for (const { ticksBefore, frame } of frames.reverse()) {
      const said = { source, timestamp: (timestamp - ticksBefore) >>> 0, payload: frame };
      side.timeline.take(said, at);
    }
  }

  /** Ends it. */
  finish(): Promise<Recorded> {
    if (!this.isFinished) {
      this.isFinished = true;
      this.resolve(this.end());
    }
    return this.recorded;
  }

  private begin(role: LegRole): SideFile {
    const { pathOf, open = openPages, onFault } = this.options;
    const path = pathOf(role);
    const stream = new OggOpusStream({
      serial: randomBytes(4).readUInt32BE(),
      preSkip: PRE_SKIP,
    });
    const pages = new PageFile(open(path), onFault);
    pages.append(stream.head(), 0);
    return { role, path, timeline: new SideTimeline(), stream, pages };
  }

  /** Who comes later was silent before. */
  private join(role: LegRole): SideFile {
    const side = this.begin(role);
    this.sides.push(side);
    return side;
  }

  private async end(): Promise<Recorded> {
    clearInterval(this.timer);
    const at = samplesIn(mediaNow() - this.beganAt);
    for (const side of this.sides) {
      while (this.fault === null && side.timeline.end < at - CATCH_UP) {
        this.writeTo(side, at);
        await side.pages.written();
      }
    }
    const rests = this.sides.map(({ timeline }) => timeline.rest(at));
    const end = Math.max(...this.sides.map(({ timeline }) => timeline.end));
    for (const [index, { timeline, stream, pages }] of this.sides.entries()) {
      const packets = [...(rests[index] ?? []), ...timeline.until(end)];
      if (this.fault === null) pages.append(stream.tail(packets), stream.durationMs);
    }
    await Promise.all(this.sides.map(({ pages }) => pages.close()));
    const files: RecordedFile[] = [];
    for (const { role, path, pages } of this.sides) {
      const { bytes, durationMs } = pages;
      if (durationMs > 0) files.push({ side: role, path, durationMs, bytes });
      // What a failing disk does not let go of is found by whoever takes over.
      else await rm(path, { force: true }).catch(() => undefined);
    }
    return { files, fault: this.fault };
  }

  private get fault(): RecordingFault | null {
    return this.sides.find(({ pages }) => pages.fault !== null)?.pages.fault ?? null;
  }

  private write(): void {
    const until = samplesIn(mediaNow() - this.beganAt - LATE_MS);
    for (const side of this.sides) this.writeTo(side, until);
  }

  private writeTo({ timeline, stream, pages }: SideFile, until: number): void {
    if (this.fault !== null) return;
    const said = timeline.until(Math.min(until, timeline.end + CATCH_UP));
    pages.append(stream.body(said), stream.durationMs);
  }
}

function samplesIn(ms: number): number {
  return Math.round((ms * OPUS_RATE) / 1000);
}
