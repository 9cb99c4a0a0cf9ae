import { Audio, PeerConnection } from 'node-datachannel';

const OPUS = 111;
const HEADER_BYTES = 12;
/** As long as 20 ms of speech at 32 kbit/s. */
const FRAME_BYTES = 80;
/** One frame of 20 ms, full band (RFC 6716 §3.1). */
const TOC = 0xf8;
const TICKS = 960;
/** Behind the frame's first byte: that a client of this process said it, and then when. */
const MARK = 0xcc_be_4c_01;
const MARK_AT = HEADER_BYTES + 1;
const TIME_AT = MARK_AT + 4;

/** What a client has heard of another one. */
export interface Hearing {
  packets: number;
  /** Numbers that are missing between the first and the newest. */
  missing: number;
  /** From the sending call to the receiving one, ms; both in this process. */
  delaysMs: number[];
}

/** A real client (ICE, DTLS, SRTP) that talks in packets which say when they were sent. */
export class VoiceClient {
  readonly hearing: Hearing = { packets: 0, missing: 0, delaysMs: [] };
  private readonly connection = new PeerConnection('client', {
    iceServers: [],
    disableAutoNegotiation: true,
  });
  private readonly track;
  private readonly gone: Promise<void>;
  private readonly packet = Buffer.alloc(HEADER_BYTES + FRAME_BYTES, 1);
  private sequenceNumber = 0;
  private timestamp = 0;
  private newest: number | null = null;

  constructor(ssrc: number) {
    const media = new Audio('0', 'SendRecv');
    media.addOpusCodec(OPUS);
    media.addSSRC(ssrc, 'bench');
    this.track = this.connection.addTrack(media);
    this.track.onMessage((packet) => this.hear(packet));
    // The binding lets go of a track and a connection only when it could tell their ends.
    this.track.onClosed(() => undefined);
    this.gone = new Promise((resolve) =>
      this.connection.onStateChange((state) => {
        if (state === 'closed') resolve();
      }),
    );
    this.packet[0] = 0x80;
    this.packet[1] = OPUS;
    this.packet.writeUInt32BE(ssrc, 8);
    this.packet[HEADER_BYTES] = TOC;
    this.packet.writeUInt32BE(MARK, MARK_AT);
  }

  offer(): Promise<string> {
    return this.describe('offer');
  }

  /** @returns the answer */
  answer(offer: string): Promise<string> {
    this.connection.setRemoteDescription(offer, 'offer');
    return this.describe('answer');
  }

  accept(answer: string): void {
    this.connection.setRemoteDescription(answer, 'answer');
  }

  async isOpen(): Promise<void> {
    if (this.track.isOpen()) return;
    await new Promise<void>((resolve) => this.track.onOpen(resolve));
  }

  /** Says the next 20 ms. */
  say(): void {
    if (!this.track.isOpen()) return;
    this.packet.writeUInt16BE((this.sequenceNumber = (this.sequenceNumber + 1) & 0xffff), 2);
    this.packet.writeUInt32BE((this.timestamp = (this.timestamp + TICKS) >>> 0), 4);
    this.packet.writeDoubleBE(performance.now(), TIME_AT);
    this.track.sendMessageBinary(this.packet);
  }

  /** Forgets what was heard so far. */
  listenAnew(): void {
    Object.assign(this.hearing, { packets: 0, missing: 0, delaysMs: [] });
    this.newest = null;
  }

  async close(): Promise<void> {
    this.track.close();
    this.connection.close();
    await this.gone;
  }

  private describe(type: 'offer' | 'answer'): Promise<string> {
    return new Promise((resolve) => {
      this.connection.onGatheringStateChange((state) => {
        if (state === 'complete') resolve(this.connection.localDescription()?.sdp ?? '');
      });
      this.connection.setLocalDescription(type);
    });
  }

  /** Music, prompts and reports of the service are not counted. */
  private hear(packet: Buffer): void {
    const now = performance.now();
    if (packet.length < TIME_AT + 8 || packet.readUInt32BE(MARK_AT) !== MARK) return;
    const number = packet.readUInt16BE(2);
    const ahead = this.newest === null ? 1 : ((number - this.newest + 0x8000) & 0xffff) - 0x8000;
    this.hearing.packets += 1;
    // One that comes late was counted as missing before.
    this.hearing.missing += ahead > 0 ? ahead - 1 : -1;
    if (ahead > 0) this.newest = number;
    this.hearing.delaysMs.push(now - packet.readDoubleBE(TIME_AT));
  }
}
