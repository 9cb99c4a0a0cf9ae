import { sql } from 'kysely';
import type { Migration } from './migration';

/** When TRTC said that somebody came into the room of a call, and left it, by its own clock. */
export const trtcRooms: Migration = {
  name: '0018-trtc-rooms',
  statements: [sql`alter table call_legs add column entered_at bigint, add column left_at bigint`],
};
