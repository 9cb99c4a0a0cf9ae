import type { SessionId } from '@ccc/protocol';
import type { Deadline } from '../../domain/contract';
import type { SessionState } from '../../domain/session-state';
import type { LoggedEvent } from '../../store/event-reader';

/** What was just written to a session's log, told to whoever acts on it. */
export interface Commit {
  session: SessionId;
  sdkAppId: number;
  /** In order, without a gap. */
  logged: readonly LoggedEvent[];
  /** Null when the session began with this. */
  before: SessionState | null;
  state: SessionState;
  deadlines: readonly Deadline[];
}

/** Called after the commit, in its order per session. MUST NOT throw. */
export type CommitListener = (commit: Commit) => void;
