import type { CallMedia } from '@ccc/core/call/index';

export type SoundMode = 'speaker' | 'ear';

/** What `<live-pusher>` and `<live-player>` are to do. */
export interface LiveView {
  /** Absent: there is no call. */
  media?: CallMedia;
  /** Empty: no ticket yet. */
  pushUrl: string;
  playUrl: string;
  isMuted: boolean;
  /** Nothing is to be said, shown or heard just now, whatever is switched on. */
  isApart: boolean;
  soundMode: SoundMode;
  isCameraOn: boolean;
  /** The other side shows a picture: their last one is not to be left standing. */
  isOtherSeen: boolean;
}

/** How a call begins: heard aloud, spoken and seen. */
export const QUIET: LiveView = {
  pushUrl: '',
  playUrl: '',
  isMuted: false,
  isApart: false,
  soundMode: 'speaker',
  isCameraOn: true,
  isOtherSeen: false,
};
