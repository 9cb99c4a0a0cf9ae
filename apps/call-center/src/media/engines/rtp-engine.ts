import type { MediaKind, OfferedMedia } from '../sdp/offer';

/** What an offer says about the other end's transport. */
export interface RemoteTransport {
  iceUfrag: string;
  icePwd: string;
  fingerprint: Fingerprint;
  setup: 'actpass' | 'active' | 'passive';
}

/** What the answer says about ours. */
export interface LocalTransport {
  iceUfrag: string;
  icePwd: string;
  fingerprint: Fingerprint;
  setup: 'active' | 'passive';
  /** Where it listens, best first. */
  addresses: TransportAddress[];
  /**
   * Of an engine that ends RTCP itself: under which SSRC the client hears each kind. It then makes the
   * reports, asks again for what is lost and says again what is asked for; keyframes are asked for through it.
   */
  ssrcs?: Partial<Record<MediaKind, number>>;
}

export interface Fingerprint {
  /** `sha-256`, … */
  algorithm: string;
  /** Pairs of hexadecimal digits between colons. */
  value: string;
}

export interface TransportAddress {
  address: string;
  port: number;
}

export interface EndpointHandlers {
  /** ICE and DTLS stand. */
  onConnected(): void;
  /** The transport is gone for good. MUST NOT be called after `close`. */
  onClosed(): void;
  /** A decrypted RTP or RTCP packet. MUST NOT be called after `close`. */
  onPacket(packet: Buffer): void;
}

/**
 * The transport of one leg: a pipe for RTP and RTCP of all its media, muxed and bundled.
 * What the packets say is the call core's affair.
 */
export interface RtpEndpoint {
  readonly local: LocalTransport;
  /** Sends an RTP or RTCP packet of a stream of that kind; drops it while there is no connection. */
  send(packet: Buffer, kind: MediaKind): void;
  /** Leaves no socket and no timer behind. */
  close(): Promise<void>;
}

/** What makes endpoints. It MUST answer only: no address of the other end is ever tried unasked. */
export interface RtpEngine {
  readonly name: 'node-datachannel' | 'werift' | 'janus';
  /** @param media what of the offer is taken, for engines that must be told what they carry */
  accept(
    remote: RemoteTransport,
    media: readonly OfferedMedia[],
    handlers: EndpointHandlers,
  ): Promise<RtpEndpoint>;
  close(): Promise<void>;
}
