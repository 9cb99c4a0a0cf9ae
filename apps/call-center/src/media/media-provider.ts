import type { CallId, CallRole } from '@ccc/protocol';
import type { Recorded } from './recording/call-recorder';

/** Which of those who talk. */
export type LegRole = CallRole;

/** What the house plays, over and over. */
export type Sound = 'queueMusic' | 'ringback' | 'holdMusic';

/** What is played once. */
export interface Prompt {
  /** Names it in the event of its end; unique within the call. */
  id: string;
  /** Opus, 20 ms each. */
  packets: readonly Buffer[];
}

/**
 * `lost`: the connection is gone, or nothing came for 5 s; the leg may come back by another `answer`, or
 * by itself, when packets come again.
 */
export interface LegEvent {
  call: CallId;
  role: LegRole;
  kind: 'connected' | 'lost' | 'digits' | 'played';
  /** Only of `digits`: 0-9, *, #, one at a time. */
  digits?: string;
  /** Only of `played`: the prompt that has come to its end. */
  prompt?: string;
}

export interface LegStats {
  role: LegRole;
  isConnected: boolean;
  packetsReceived: number;
  packetsLost: number;
  /** Of what was to be heard on this side, as far as it has reported; and what of it did not come. */
  packetsDue: number;
  packetsMissed: number;
  jitterMs: number;
  /** Null: not known yet. */
  roundTripMs: number | null;
}

/** Where the file of each comes to lie, as absolute paths; their folders are made. */
export interface RecordingPaths extends Readonly<Record<LegRole, string>> {
  /** One of all sides together, made at the end; null: none is. */
  readonly mixed: string | null;
}

/** What of a log the media needs. */
export interface MediaLog {
  warn(about: { err?: unknown; call?: CallId }, message: string): void;
  error(about: { err?: unknown; call?: CallId }, message: string): void;
}

/** Carries voice between those in a call, and the picture between its two sides, and plays to them. */
export interface MediaProvider {
  /** Whether no other call should begin just now: there are too many, or more than the machine can carry. */
  readonly isFull: boolean;
  /** Makes the room unless it is there. It takes pictures as well: a call of voices may come to have some. */
  openRoom(call: CallId): void;
  /**
   * Takes a side in by its SDP offer; resolves with the answer. Replaces its earlier connection.
   * @throws CccError `media.badOffer`, `media.full`, `media.legGone` (no such room), `media.away` (is coming up again)
   */
  answer(call: CallId, role: LegRole, offerSdp: string): Promise<string>;
  /**
   * What one hears besides the others: a sound over and over, or a prompt once, whose end is told (`played`);
   * null: nothing. It begins when that leg is connected, gives way while it is bridged with another one that
   * is connected, and goes on after. The same one again changes nothing, another one stops it; a sound that is
   * played again later goes on where it was.
   */
  play(call: CallId, role: LegRole, sound: Sound | Prompt | null): void;
  /** Who hear each other: none, two, or all three. Customer and agent then see each other, too. */
  bridge(call: CallId, together: readonly LegRole[]): void;
  /**
   * Who sits in the one seat goes on in the other, without another `answer`; who sat there is out, and no `lost`
   * follows.
   */
  moveLeg(call: CallId, from: LegRole, to: LegRole): void;
  /**
   * Writes what each one says while the customer is bridged, from now on until the room is closed. Resolves then,
   * with what lies on the disk; a fault of the disk is part of that. Again: the recording that goes on.
   * @throws CccError `media.legGone` (no such room), `media.away`: broke off; what was written stays as it is
   */
  record(call: CallId, paths: RecordingPaths): Promise<Recorded>;
  /** Ends a side's connection; no `lost` follows. */
  removeLeg(call: CallId, role: LegRole): void;
  closeRoom(call: CallId): Promise<void>;
  /** Of each leg that is there; none: no such room. MUST NOT reject. */
  stats(call: CallId): Promise<LegStats[]>;
  /** @returns how to stop listening */
  onLeg(listener: (event: LegEvent) => void): () => void;
  close(): Promise<void>;
}
