import { initial } from './0001-initial';
import { files } from './0002-files';
import { messages } from './0003-messages';
import { deskTools } from './0005-desk-tools';
import { groupPace } from './0006-group-pace';
import { media } from './0007-media';
import { retention } from './0008-retention';
import { leftMessages } from './0009-left-messages';
import { calls } from './0010-calls';
import { mediaChecks } from './0011-media-checks';
import { recordings } from './0012-recordings';
import { sounds } from './0013-sounds';
import { avatars } from './0014-avatars';
import { consultations } from './0015-consultations';
import { callGrants } from './0016-call-grants';
import { soundUploaders } from './0017-sound-uploaders';
import { trtcRooms } from './0018-trtc-rooms';
import type { Migration } from './migration';

/** Every step, oldest first. */
export const MIGRATIONS: readonly Migration[] = [
  initial,
  files,
  messages,
  deskTools,
  groupPace,
  media,
  retention,
  leftMessages,
  calls,
  mediaChecks,
  recordings,
  sounds,
  avatars,
  consultations,
  callGrants,
  soundUploaders,
  trtcRooms,
];
