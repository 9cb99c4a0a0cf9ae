import type { CallRole } from './call';
import type { FileId } from './ids';

/** Why a recording is not whole: the disk was full, or failed; or the service broke off in the middle of it. */
export type RecordingFault = 'diskFull' | 'diskFailed' | 'interrupted';

export const RECORDING_FAULTS: readonly RecordingFault[] = [
  'diskFull',
  'diskFailed',
  'interrupted',
];

/** An Ogg Opus file of a recording. */
export interface RecordedSound {
  file: FileId;
  durationMs: number;
  bytes: number;
  /** A path below the base URL, good for at least a day: only on the way to whoever may hear it. */
  url?: string;
}

/** What one side of a call, or a colleague who talked with both, said. The sides of one recording begin at the same moment. */
export interface RecordedSide extends RecordedSound {
  side: CallRole;
}
