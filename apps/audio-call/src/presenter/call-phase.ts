/** `detail` of the event `progress`. An SDK without it never sends it, and everything else still works. */
export interface Progress {
  state: 'opening' | 'waiting' | 'ringing' | 'connected' | 'ended';
  ahead?: number;
  waitMinutes?: number;
  text?: string;
  isHeld?: boolean;
  isRecorded?: true;
  durationMs?: number;
}

/** `detail` of `sessionEnded`; `closeBy` is documented, the length of the call may be missing. */
export interface Ended {
  closeBy: string;
  durationMs?: number;
}

/** What both say is kept, and whoever calls is told so. Absent: it is not, or is not known yet. */
interface Kept {
  isRecorded?: true;
}

/** Where the call on the screen stands; times are of this device, in ms since 1970. */
export type CallPhase =
  | { name: 'ready' }
  | { name: 'dialling' }
  | ({ name: 'waiting'; ahead?: number; waitMinutes?: number; text?: string } & Kept)
  | ({ name: 'ringing'; text?: string } & Kept)
  | ({ name: 'connected'; since: number; hold: 'none' | 'held' } & Kept)
  | { name: 'ended'; closeBy: string; talk: 'none' | 'talked'; durationMs: number; text?: string }
  | { name: 'failed'; message: string; way: 'retry' | 'settings' };

export type CallHappening =
  | { type: 'dial' }
  | { type: 'sessionStart' }
  | { type: 'progress'; progress: Progress; now: number }
  | { type: 'accepted'; now: number }
  | { type: 'sessionEnded'; ended: Ended; now: number }
  | { type: 'failed'; message: string; code?: string };

/** What the settings page of the mini-program can mend. */
const MENDED_IN_SETTINGS = ['call.micDenied', 'call.cameraDenied'];

/**
 *   ready ─ dial ─► dialling ─ sessionStart ─► waiting ◄─ progress ─► ringing
 *     ▲                │                          └─── accepted ───┬──┘
 *     │                │ failed                                    ▼
 *     │                ▼                     sessionEnded      connected
 *     └── dial ── failed, ended ◄──────────────────────────────────┘ (from all of them)
 */
export function nextPhase(phase: CallPhase, happening: CallHappening): CallPhase {
  if (happening.type === 'failed') {
    const { message, code = '' } = happening;
    return {
      name: 'failed',
      message,
      way: MENDED_IN_SETTINGS.includes(code) ? 'settings' : 'retry',
    };
  }
  const isLive = phase.name !== 'ready' && phase.name !== 'ended' && phase.name !== 'failed';
  if (!isLive) return happening.type === 'dial' ? { name: 'dialling' } : phase;
  switch (happening.type) {
    case 'sessionStart':
      return phase.name === 'dialling' ? { name: 'waiting' } : phase;
    case 'accepted':
      return phase.name === 'connected' ? phase : connectedSince(phase, happening.now);
    case 'progress':
      return follow(phase, happening.progress, happening.now);
    case 'sessionEnded': {
      const { closeBy, durationMs } = happening.ended;
      const since = phase.name === 'connected' ? phase.since : undefined;
      const ownMs = since === undefined ? 0 : happening.now - since;
      return {
        name: 'ended',
        closeBy,
        talk: since === undefined && !durationMs ? 'none' : 'talked',
        durationMs: durationMs ?? ownMs,
        ...('text' in phase && phase.text !== undefined ? { text: phase.text } : {}),
      };
    }
    default:
      return phase;
  }
}

function connectedSince(phase: CallPhase, since: number): CallPhase {
  const kept = 'isRecorded' in phase && phase.isRecorded ? { isRecorded: phase.isRecorded } : {};
  return { name: 'connected', since, hold: 'none', ...kept };
}

function follow(phase: CallPhase, progress: Progress, now: number): CallPhase {
  const { state, ahead, waitMinutes, text, isHeld, isRecorded, durationMs = 0 } = progress;
  const kept = isRecorded ? { isRecorded } : {};
  const said = { ...(text === undefined ? {} : { text }), ...kept };
  switch (state) {
    case 'waiting':
      return {
        name: 'waiting',
        ...said,
        ...(ahead === undefined ? {} : { ahead }),
        ...(waitMinutes === undefined ? {} : { waitMinutes }),
      };
    case 'ringing':
      return { name: 'ringing', ...said };
    case 'connected':
      return {
        name: 'connected',
        since: now - durationMs,
        hold: isHeld ? 'held' : 'none',
        ...kept,
      };
    default:
      return phase;
  }
}
