/** A client of calls, as a test plays it. */
export interface Peer {
  /** A whole offer, candidates and all. */
  offer(): Promise<string>;
  accept(answer: string): Promise<void>;
  /** Sends one frame of sound. */
  say(payload: Buffer): void;
  /** Packets that came, RTP only, oldest first. */
  readonly heard: HeardPacket[];
  close(): Promise<void>;
}

export interface HeardPacket {
  payloadType: number;
  sequenceNumber: number;
  timestamp: number;
  ssrc: number;
  payload: Buffer;
}

/** Says `<text> 1`, `<text> 2` and so on, every 20 ms. @returns how to stop */
export function talk(peer: Peer, text: string): () => void {
  let count = 0;
  const timer = setInterval(() => peer.say(Buffer.from(`${text} ${(count += 1)}`)), 20);
  return () => clearInterval(timer);
}

export function heardBy(peer: Peer, payload: Buffer): boolean {
  return peer.heard.some((packet) => packet.payload.equals(payload));
}
