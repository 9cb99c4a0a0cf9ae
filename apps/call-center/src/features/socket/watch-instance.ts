import { CccError } from '@ccc/protocol';
import type { CommandHandler } from './command-handler';

/** `instance.watch`: an administrator follows everything. */
export const watchInstance: CommandHandler<'instance.watch'> = async (caller) => {
  const { person } = caller;
  if (person.kind !== 'agent' || person.role !== 'admin') throw new CccError('auth.forbidden');
  return { result: {}, afterwards: () => caller.followInstance() };
};
