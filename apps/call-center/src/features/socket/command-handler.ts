import type { CommandFrame, CommandName, CommandResult, SessionId } from '@ccc/protocol';
import type { CommandKey } from '../../store/session-log';
import { personKey, type Person } from '../login/person';

/** The connection that a command came by, as the command sees it. */
export interface Caller {
  readonly person: Person;
  /**
   * Sends the session's events after `afterSeq`, and then each as it happens. At `headSeq` the caller
   * was found to have business with the session.
   */
  follow(session: SessionId, afterSeq: number, headSeq: number): void;
  /** Sends every event of the caller's instance from now on. */
  followInstance(): void;
}

/** A command that was carried out. */
export interface CommandDone<Name extends CommandName> {
  seq?: number;
  result: CommandResult<Name>;
  /** What follows the acknowledgement. */
  afterwards?(): void;
}

export type FrameOf<Name extends CommandName> = Extract<CommandFrame, { name: Name }>;

/** Carries one kind of command out; throws a `CccError` to refuse it. */
export type CommandHandler<Name extends CommandName> = (
  caller: Caller,
  frame: FrameOf<Name>,
) => Promise<CommandDone<Name>>;

export function keyOf(caller: Caller, frame: { id: string }): CommandKey {
  return { sender: personKey(caller.person), commandId: frame.id };
}
