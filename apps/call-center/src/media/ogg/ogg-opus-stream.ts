import { MAX_SEGMENTS, segmentsOf, writeOggPage, type OggPage } from './ogg-page';
import { OPUS_RATE } from './opus-packet';

export interface SoundPacket {
  payload: Buffer;
  samples: number;
}

export interface OggOpusLook {
  /** Tells the streams of a file apart. */
  serial: number;
  /** The samples at the beginning that are not heard (RFC 7845 §4.2). */
  preSkip: number;
}

/** How long a stream sounds that stands at this place. */
export function durationOf(granule: number, preSkip: number): number {
  return Math.max(0, Math.round(((granule - preSkip) * 1000) / OPUS_RATE));
}

/** Opus packets as an Ogg file (RFC 7845), page by page. */
export class OggOpusStream {
  private pages = 0;
  private granule = 0;

  constructor(private readonly look: OggOpusLook) {}

  /** How long it sounds by now. */
  get durationMs(): number {
    return durationOf(this.granule, this.look.preSkip);
  }

  /** The two pages that any file begins with. */
  head(): Buffer {
    const head = Buffer.alloc(19);
    head.write('OpusHead', 0, 'latin1');
    head.writeUInt8(1, 8);
    // One channel: what is spoken in stereo is mixed by whoever decodes it.
    head.writeUInt8(1, 9);
    head.writeUInt16LE(this.look.preSkip, 10);
    head.writeUInt32LE(OPUS_RATE, 12);
    const vendor = Buffer.from('Open CCC');
    const tags = Buffer.alloc(16 + vendor.length);
    tags.write('OpusTags', 0, 'latin1');
    tags.writeUInt32LE(vendor.length, 8);
    vendor.copy(tags, 12);
    return Buffer.concat([this.page([head], 'first'), this.page([tags], 'none')]);
  }

  /** These packets next, on as many pages as they take. */
  body(packets: readonly SoundPacket[]): Buffer {
    return Buffer.concat(this.take(packets, 'none'));
  }

  /** The same, and then no more. */
  tail(packets: readonly SoundPacket[]): Buffer {
    return Buffer.concat(this.take(packets, 'last'));
  }

  private take(packets: readonly SoundPacket[], edge: OggPage['edge']): Buffer[] {
    const pages: Buffer[] = [];
    let open: Buffer[] = [];
    let segments = 0;
    for (const { payload, samples } of packets) {
      const more = segmentsOf(payload);
      if (segments + more > MAX_SEGMENTS) {
        pages.push(this.page(open, 'none'));
        open = [];
        segments = 0;
      }
      open.push(payload);
      segments += more;
      this.granule += samples;
    }
    if (open.length > 0 || edge === 'last') pages.push(this.page(open, edge));
    return pages;
  }

  private page(packets: readonly Buffer[], edge: OggPage['edge']): Buffer {
    const { granule } = this;
    const { serial } = this.look;
    return writeOggPage({ serial, number: this.pages++, granule, edge, packets });
  }
}
