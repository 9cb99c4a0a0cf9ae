import { mediaUrlsOf, type ChatCallState } from '@ccc/core';
import type { CallPhase } from '@ccc/ui';

/** A call, as its sheet and its bar show it. */
export interface CallScreen {
  phase: CallPhase;
  /** When it was answered, this phone's clock; 0: not yet. */
  sinceMs: number;
  isHeld: boolean;
  /** For `<live-pusher>` and `<live-player>`; empty: no sound yet. */
  pushUrl: string;
  playUrl: string;
}

const SILENT = { sinceMs: 0, isHeld: false, pushUrl: '', playUrl: '' };

/** What is shown of a call; null: nothing, also of one that this side has left. */
export function callScreenOf(
  state: ChatCallState,
  { serverUrl, clockOffsetMs }: { serverUrl: string; clockOffsetMs: number },
): CallScreen | null {
  switch (state.name) {
    case 'none':
    case 'leaving':
      return null;
    case 'asking':
    case 'calling':
      return { ...SILENT, phase: 'calling' };
    case 'ringing':
      return { ...SILENT, phase: 'ringing' };
    case 'answering':
      return { ...SILENT, phase: 'connecting' };
    case 'connected': {
      const { call, ticket } = state;
      const sinceMs = (call.answeredAt ?? call.startedAt) + clockOffsetMs;
      if (!ticket) return { ...SILENT, phase: 'connecting', sinceMs };
      const { push, play } = mediaUrlsOf(ticket, serverUrl);
      return { phase: 'connected', sinceMs, isHeld: call.isHeld, pushUrl: push, playUrl: play };
    }
  }
}
