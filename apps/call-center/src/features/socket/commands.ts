import type { CommandFrame, CommandName } from '@ccc/protocol';
import type { Caller, CommandDone, CommandHandler } from './command-handler';

/** One handler for every command of the protocol. */
export type CommandTable = { readonly [Name in CommandName]: CommandHandler<Name> };

/** Carries out a command by the handler of its name. */
export function runCommand(
  table: CommandTable,
  caller: Caller,
  frame: CommandFrame,
): Promise<CommandDone<CommandName>> {
  // The table has, under each name, the handler of that name: more than the type can say of a union.
  const handler = table[frame.name] as CommandHandler<CommandName>;
  return handler(caller, frame);
}
