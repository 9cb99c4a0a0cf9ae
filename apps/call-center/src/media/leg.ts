import { randomBytes } from 'node:crypto';
import type { RtpEndpoint, RtpEngine } from './engines/rtp-engine';
import { LegStream } from './leg-stream';
import { mediaNow } from './media-clock';
import type { LegStats } from './media-provider';
import { DialledDigits } from './rtp/dialled-digits';
import type { SourcePacket, StreamSource } from './rtp/outgoing-stream';
import {
  middleNtpOf,
  nack,
  parseRtcp,
  pictureLoss,
  type Feedback,
  type ReceptionReport,
} from './rtp/rtcp';
import { isRtcp, parseRtp, type RtpPacket } from './rtp/rtp-packet';
import { writeAnswer } from './sdp/answer';
import type { MediaKind, Offer } from './sdp/offer';

/** A leg that hears nothing from its client for so long is lost, ms. */
const SILENCE_MS = 5000;
/** Within which the client's connection must stand, ms. */
const CONNECT_MS = 30_000;
/** Keyframes are dear: asked for at most so often, ms. */
const KEYFRAME_MS = 500;
/** A gap wider than this is for a keyframe to close. */
const MAX_NACKS = 64;

export interface LegHooks {
  onConnected(): void;
  onLost(): void;
  onDigit(digit: string): void;
  /** A packet for the other leg. */
  onMedia(kind: MediaKind, packet: MediaPacket): void;
  /** The client cannot show what it gets, until the other one begins a picture anew. */
  onKeyframeWanted(): void;
}

export interface MediaPacket {
  /** The same for all packets of one stream. */
  source: StreamSource;
  packet: SourcePacket;
  isRed: boolean;
  /** Counts in the stream's numbers, but is not to be sent on. */
  isSkipped: boolean;
}

export interface LegOptions {
  kinds: readonly MediaKind[];
  /** See `AnswerOptions`. */
  announced: readonly string[];
}

/** `connecting` → `connected` ⇄ `silent`, and from each to `closed`. */
type LegState = 'connecting' | 'connected' | 'silent' | 'closed';

/** One connection of one client to a call. */
export class Leg {
  private state: LegState = 'connecting';
  private endpoint: RtpEndpoint | null = null;
  private readonly streams = new Map<MediaKind, LegStream>();
  private readonly digits = new DialledDigits();
  /** When the client was last heard; until then, when the leg was opened. */
  private heardAt = mediaNow();
  private keyframeAt = 0;
  private roundTripMs: number | null = null;

  private constructor(
    private readonly offer: Offer,
    private readonly options: LegOptions,
    private readonly hooks: LegHooks,
  ) {
    for (const kind of options.kinds) {
      const media = offer.media.find((each) => each.kind === kind && each.payloadType !== null);
      if (media) this.streams.set(kind, new LegStream(media, randomBytes(4).readUInt32BE()));
    }
  }

  static async open(
    engine: RtpEngine,
    offer: Offer,
    options: LegOptions,
    hooks: LegHooks,
  ): Promise<Leg> {
    const leg = new Leg(offer, options, hooks);
    const media = [...leg.streams.values()].map((stream) => stream.media);
    leg.endpoint = await engine.accept(offer.transport, media, {
      onConnected: () => leg.hear(),
      onClosed: () => leg.lose(),
      onPacket: (packet) => leg.receive(packet),
    });
    return leg;
  }

  /** The answer to the offer that the leg was opened with. */
  get answer(): string {
    if (!this.endpoint) throw new Error('the leg is not open');
    const { local } = this.endpoint;
    return writeAnswer(this.offer, local, {
      announced: this.options.announced,
      ssrcOf: (media) => {
        const [kind, stream] = [...this.streams].find(([, each]) => each.media === media) ?? [];
        return kind && stream ? (local.ssrcs?.[kind] ?? stream.outgoing.ssrc) : null;
      },
    });
  }

  send(kind: MediaKind, { source, packet, isRed, isSkipped }: MediaPacket): void {
    const stream = this.streams.get(kind);
    if (!stream) return;
    if (isSkipped) {
      stream.outgoing.skip(source, packet.sequenceNumber);
      return;
    }
    const written = stream.write(source, packet, isRed, mediaNow());
    if (written) this.endpoint?.send(written, kind);
  }

  /** Asks the client to begin its picture anew. */
  requestKeyframe(): void {
    const stream = this.streams.get('video');
    const now = mediaNow();
    if (!stream?.reception || now - this.keyframeAt < KEYFRAME_MS) return;
    this.keyframeAt = now;
    this.endpoint?.send(pictureLoss(stream.outgoing.ssrc, stream.reception.ssrc), 'video');
  }

  /** To be called every second: sends the reports, and notices silence. */
  tick(now: number): void {
    const silentMs = now - this.heardAt;
    if (this.state === 'connecting' && silentMs > CONNECT_MS) this.lose();
    if (this.state !== 'connected') return;
    if (silentMs > SILENCE_MS) {
      this.state = 'silent';
      this.hooks.onLost();
      return;
    }
    if (this.endsRtcp) return;
    for (const [kind, stream] of this.streams) this.endpoint?.send(stream.report(now), kind);
  }

  stats(): Omit<LegStats, 'role'> {
    const streams = [...this.streams.values()];
    const receptions = streams.flatMap(({ reception }) => reception ?? []);
    return {
      isConnected: this.isConnected,
      packetsReceived: receptions.reduce((sum, { received }) => sum + received, 0),
      packetsLost: receptions.reduce((sum, { lost }) => sum + lost, 0),
      packetsDue: streams.reduce((sum, { heard }) => sum + heard.due, 0),
      packetsMissed: streams.reduce((sum, { heard }) => sum + heard.missed, 0),
      jitterMs: this.streams.get('audio')?.reception?.jitterMs ?? 0,
      roundTripMs: this.roundTripMs,
    };
  }

  get isConnected(): boolean {
    return this.state === 'connected';
  }

  /** Ends it without a word. */
  async close(): Promise<void> {
    this.state = 'closed';
    await this.endpoint?.close();
  }

  private lose(): void {
    const wasTold = this.state === 'silent' || this.state === 'closed';
    void this.close();
    if (!wasTold) this.hooks.onLost();
  }

  private hear(): void {
    this.heardAt = mediaNow();
    if (this.state !== 'connecting' && this.state !== 'silent') return;
    this.state = 'connected';
    this.hooks.onConnected();
  }

  private receive(packet: Buffer): void {
    this.hear();
    if (isRtcp(packet)) {
      for (const feedback of parseRtcp(packet)) this.takeFeedback(feedback);
      return;
    }
    const rtp = parseRtp(packet);
    if (!rtp) return;
    for (const [kind, stream] of this.streams) {
      if (stream.isOwn(rtp)) this.takeMedia(kind, stream, rtp);
    }
  }

  private takeMedia(kind: MediaKind, stream: LegStream, packet: RtpPacket): void {
    const missing = stream.take(packet, mediaNow());
    const doAsk = kind === 'video' && !this.endsRtcp;
    if (doAsk && missing.length > 0 && missing.length <= MAX_NACKS) {
      this.endpoint?.send(nack(stream.outgoing.ssrc, packet.ssrc, missing), kind);
    }
    const isDigits = stream.isDigits(packet);
    const digit = isDigits ? this.digits.take(packet) : null;
    if (digit !== null) this.hooks.onDigit(digit);
    // An empty packet only probes the line.
    const isSkipped = isDigits || packet.payload.length === 0;
    const source = stream.reception ?? stream;
    this.hooks.onMedia(kind, { source, packet, isRed: stream.isRed(packet), isSkipped });
  }

  private takeFeedback(feedback: Feedback): void {
    const now = mediaNow();
    if (feedback.kind === 'senderReport') {
      for (const { reception } of this.streams.values()) {
        if (reception?.ssrc === feedback.report.ssrc) reception.takeReport(feedback.report, now);
      }
      return;
    }
    const ssrc = feedback.kind === 'receptionReport' ? feedback.report.ssrc : feedback.ssrc;
    const [kind, stream] = [...this.streams].find((each) => this.isHeardAs(each, ssrc)) ?? [];
    if (!kind || !stream) return;
    if (feedback.kind === 'receptionReport') {
      stream.heard.take(feedback.report);
      if (!this.endsRtcp) this.measure(feedback.report, now);
    }
    if (feedback.kind === 'keyframe') this.hooks.onKeyframeWanted();
    if (feedback.kind === 'nack' && !this.endsRtcp) {
      this.sendAgain(kind, stream, feedback.sequenceNumbers);
    }
  }

  /** RFC 3550 §6.4.1: from our report there, and from theirs back, without the time in between. */
  private measure(report: ReceptionReport, now: number): void {
    if (report.lastReport === 0) return;
    const awayMs = (((middleNtpOf(now) - report.lastReport) >>> 0) / 65_536) * 1000;
    this.roundTripMs = Math.max(0, awayMs - report.sinceLastReportMs);
  }

  private sendAgain(kind: MediaKind, stream: LegStream, sequenceNumbers: readonly number[]): void {
    for (const sequenceNumber of sequenceNumbers) {
      const packet = stream.sentAs(sequenceNumber);
      if (packet) this.endpoint?.send(packet, kind);
    }
  }

  /** By the number that we send under, or by that of an engine which does not always put ours in its place. */
  private isHeardAs([kind, { outgoing }]: [MediaKind, LegStream], ssrc: number): boolean {
    return outgoing.ssrc === ssrc || this.endpoint?.local.ssrcs?.[kind] === ssrc;
  }

  /** Whether the reports come from the engine: their clock is not ours, and a way cannot be measured by it. */
  private get endsRtcp(): boolean {
    return this.endpoint?.local.ssrcs !== undefined;
  }
}
