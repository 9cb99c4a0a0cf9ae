import type { CccError } from '@ccc/protocol';
import type { LegQuality } from '../../../call/leg-port';

/** What a leg sends, as it begins. */
export interface Sends {
  audio: MediaStreamTrack | undefined;
  video: MediaStreamTrack | undefined;
  /** Both, for whoever sends them as one. */
  stream: MediaStream;
}

/** What a line tells; nothing after `close`. */
export interface LineHandlers {
  onConnected(): void;
  /** At most once, and as the last. */
  onLost(error: CccError): void;
  /** All that comes from the other side, anew after every change. */
  onRemote(tracks: readonly MediaStreamTrack[]): void;
  onQuality(quality: LegQuality): void;
}

/** What the sound and the pictures of one leg go through. */
export interface MediaLine {
  /** Rejects when there is no way. That it is connected is told, then or later. */
  open(sends: Sends): Promise<void>;
  /** Another track in the place of what was sent; null: none. Before `open`, nothing. */
  send(kind: 'audio' | 'video', track: MediaStreamTrack | null): Promise<void>;
  /** Whether the two ends are to neither send nor play; where the service sees to that, nothing. */
  part(isApart: boolean): void;
  /** Twice MUST do nothing. */
  close(): void;
}
