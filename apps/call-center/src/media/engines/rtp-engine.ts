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
 * It knows nothing of codecs; what the packets are is the call core's affair.
 */
export interface RtpEndpoint {
  readonly local: LocalTransport;
  /** Sends an RTP or RTCP packet; drops it while there is no connection. */
  send(packet: Buffer): void;
  /** Leaves no socket and no timer behind. */
  close(): Promise<void>;
}

/** What makes endpoints. It MUST answer only: no address of the other end is ever tried unasked. */
export interface RtpEngine {
  readonly name: 'node-datachannel' | 'werift';
  accept(remote: RemoteTransport, handlers: EndpointHandlers): Promise<RtpEndpoint>;
  close(): Promise<void>;
}
