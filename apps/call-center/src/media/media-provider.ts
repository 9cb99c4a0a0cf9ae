import type { CallId, CallMedia, Side } from '@ccc/protocol';

/** Which of the two who talk. */
export type LegRole = Side;

/** What the house plays, over and over. */
export type Sound = 'queueMusic' | 'ringback' | 'holdMusic';

/**
 * `lost`: the connection is gone, or nothing came for 5 s; the leg may come back by another `answer`, or
 * by itself, when packets come again.
 */
export interface LegEvent {
  call: CallId;
  role: LegRole;
  kind: 'connected' | 'lost' | 'digits';
  /** Only of `digits`: 0-9, *, #, one at a time. */
  digits?: string;
}

export interface LegStats {
  role: LegRole;
  isConnected: boolean;
  packetsReceived: number;
  packetsLost: number;
  jitterMs: number;
  /** Null: not known yet. */
  roundTripMs: number | null;
}

/** Carries voice and picture between the two sides of a call, and plays to them. */
export interface MediaProvider {
  /** Makes the room unless it is there. */
  openRoom(call: CallId, options: { media: CallMedia }): void;
  /**
   * Takes a side in by its SDP offer; resolves with the answer. Replaces its earlier connection.
   * @throws CccError `media.badOffer`, `media.full`, `media.legGone` (no such room), `media.off`
   */
  answer(call: CallId, role: LegRole, offerSdp: string): Promise<string>;
  /**
   * What a side hears besides the other one, over and over; null: nothing. It gives way while the two are
   * bridged and the other one is connected, and goes on after. The same sound again changes nothing.
   */
  play(call: CallId, role: LegRole, sound: Sound | null): void;
  /** Whether the two hear and see each other. */
  bridge(call: CallId, isBridged: boolean): void;
  /** Ends a side's connection; no `lost` follows. */
  removeLeg(call: CallId, role: LegRole): void;
  closeRoom(call: CallId): Promise<void>;
  stats(call: CallId): LegStats[];
  /** @returns how to stop listening */
  onLeg(listener: (event: LegEvent) => void): () => void;
  close(): Promise<void>;
}
