import { mediaUrlsOf, type ChatCallState } from '@ccc/core';
import type { CallPhase } from '@ccc/ui';

/** A call, as its sheet and its bar show it. */
export interface CallScreen {
  phase: CallPhase;
  /** When it was answered, this phone's clock; 0: not yet. */
  sinceMs: number;
  isHeld: boolean;
  isRecorded: boolean;
  /** For `<live-pusher>` and `<live-player>`; empty: no sound yet. */
  pushUrl: string;
  playUrl: string;
}

const SILENT = { sinceMs: 0, isHeld: false, isRecorded: false, pushUrl: '', playUrl: '' };

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
      return { ...SILENT, phase: 'calling' };
    case 'calling':
      return { ...SILENT, phase: 'calling', isRecorded: state.call.isRecorded };
    case 'ringing':
      return { ...SILENT, phase: 'ringing', isRecorded: state.call.isRecorded };
    case 'answering':
      return { ...SILENT, phase: 'connecting', isRecorded: state.call.isRecorded };
    case 'connected': {
      const { call, ticket } = state;
      const { isHeld, isRecorded } = call;
      const sinceMs = (call.answeredAt ?? call.startedAt) + clockOffsetMs;
      if (!ticket) return { ...SILENT, phase: 'connecting', sinceMs, isRecorded };
      const { push, play } = mediaUrlsOf(ticket, serverUrl);
      return { phase: 'connected', sinceMs, isHeld, isRecorded, pushUrl: push, playUrl: play };
    }
  }
}
