import { CccError, type CallId, type ErrorCode } from '@ccc/protocol';
import type {
  LegEvent,
  LegRole,
  LegStats,
  MediaLog,
  Prompt,
  RecordingPaths,
  Sound,
} from '../media-provider';
import type { EmbeddedSettings } from '../open-embedded';
import type { Recorded } from '../recording/call-recorder';

/** What the service tells the media process. What has an `id` is answered, once. */
export type Order =
  | { do: 'open'; settings: EmbeddedSettings }
  | { do: 'openRoom'; call: CallId }
  | { do: 'answer'; id: number; call: CallId; role: LegRole; offer: string }
  | { do: 'play'; call: CallId; role: LegRole; sound: Sound | Prompt | null }
  | { do: 'bridge'; call: CallId; together: readonly LegRole[] }
  | { do: 'moveLeg'; call: CallId; from: LegRole; to: LegRole }
  | { do: 'record'; id: number; call: CallId; paths: RecordingPaths }
  | { do: 'removeLeg'; call: CallId; role: LegRole }
  | { do: 'closeRoom'; id: number; call: CallId }
  | { do: 'stats'; id: number; call: CallId }
  /** Whether it still works. */
  | { do: 'ping' }
  | { do: 'close' };

/** What the media process says. */
export type Said =
  | { say: 'opened' }
  | { say: 'pong'; isFull: boolean }
  | { say: 'notOpened'; fault: Fault }
  | { say: 'leg'; event: LegEvent }
  | { say: 'log'; level: keyof MediaLog; about: { err?: Error; call?: CallId }; message: string }
  | { say: 'answered'; id: number; answer: string }
  | { say: 'recorded'; id: number; recorded: Recorded }
  | { say: 'roomClosed'; id: number }
  | { say: 'stats'; id: number; stats: LegStats[] }
  | { say: 'refused'; id: number; fault: Fault }
  | { say: 'closed' };

/** An error on its way: a class does not survive it. */
export type Fault =
  | { code: ErrorCode; params: Readonly<Record<string, string | number>>; origin: Error | null }
  | { code: null; origin: Error };

export function faultOf(error: unknown): Fault {
  if (!(error instanceof CccError)) return { code: null, origin: plainError(error) };
  const { code, params, origin } = error;
  return { code, params, origin: origin === undefined ? null : plainError(origin) };
}

export function errorOf(fault: Fault): Error {
  if (fault.code === null) return fault.origin;
  const { code, params, origin } = fault;
  return new CccError(code, { params, ...(origin ? { origin } : {}) });
}

/** Whatever was thrown, as something that can be sent. */
export function plainError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
