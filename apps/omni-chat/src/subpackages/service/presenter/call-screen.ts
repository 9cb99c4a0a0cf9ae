import { isApart, mediaUrlsOf, type CallView, type ChatCallState } from '@ccc/core';
import type { CallPhase } from '@ccc/ui';

/** A call, as its sheet, its stage and its bar show it. */
export interface CallScreen {
  phase: CallPhase;
  /** It has pictures, whoever shows one just now. */
  isVideo: boolean;
  /** Somebody does; without media yet that is the customer, for themselves. */
  isSeen: boolean;
  /** The customer does. */
  isCameraOn: boolean;
  /** The agent does. */
  isAgentSeen: boolean;
  /** When it was answered, this phone's clock; 0: not yet. */
  sinceMs: number;
  isHeld: boolean;
  /** This phone is to say, show and play nothing just now. */
  isApart: boolean;
  isRecorded: boolean;
  /** For `<live-pusher>` and `<live-player>`; empty: no sound yet. */
  pushUrl: string;
  playUrl: string;
}

const UNSEEN = { isSeen: false, isCameraOn: false, isAgentSeen: false };
const SILENT = {
  ...UNSEEN,
  sinceMs: 0,
  isHeld: false,
  isApart: false,
  isRecorded: false,
  pushUrl: '',
  playUrl: '',
};

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
      return {
        ...SILENT,
        ...ownPicture(state.media === 'video'),
        phase: 'calling',
        isVideo: state.media === 'video',
      };
    case 'calling':
      return { ...SILENT, ...kindOf(state.call), ...previewOf(state.call), phase: 'calling' };
    case 'ringing':
      return { ...SILENT, ...kindOf(state.call), phase: 'ringing' };
    case 'answering':
      return { ...SILENT, ...kindOf(state.call), phase: 'connecting' };
    case 'connected': {
      const { call, ticket } = state;
      const kind = kindOf(call);
      const sinceMs = (call.answeredAt ?? call.startedAt) + clockOffsetMs;
      if (!ticket) {
        return { ...SILENT, ...kind, ...previewOf(call), phase: 'connecting', sinceMs };
      }
      const { push, play } = mediaUrlsOf(ticket, serverUrl);
      return {
        ...kind,
        ...picturesOf(call),
        phase: 'connected',
        sinceMs,
        isHeld: call.isHeld,
        isApart: isApart(ticket, !call.isHeld),
        pushUrl: push,
        playUrl: play,
      };
    }
  }
}

/** Who calls by video sees themselves before the other side does. */
function previewOf({ cameras }: CallView): Pick<CallScreen, 'isSeen' | 'isCameraOn'> {
  return ownPicture(cameras.customer);
}

function ownPicture(isShown: boolean): Pick<CallScreen, 'isSeen' | 'isCameraOn'> {
  return { isSeen: isShown, isCameraOn: isShown };
}

function kindOf({ media, isRecorded }: CallView): Pick<CallScreen, 'isVideo' | 'isRecorded'> {
  return { isVideo: media === 'video', isRecorded };
}

/** The agent is not seen on hold, and neither is it seen that they were. */
function picturesOf({
  cameras: { customer, agent },
  isHeld,
}: CallView): Pick<CallScreen, 'isSeen' | 'isCameraOn' | 'isAgentSeen'> {
  return { isSeen: customer || agent, isCameraOn: customer, isAgentSeen: agent && !isHeld };
}
