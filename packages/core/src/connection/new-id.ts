import { asId, type CommandId } from '@ccc/protocol';
import type { Clock, Random } from '../platform/ports';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * An id for a command: the time and 95 random bits, 25 characters. Unique among the commands of one
 * person is enough, and no secret.
 */
export function newCommandId(clock: Clock, random: Random): CommandId {
  let id = `${clock.now().toString(36)}-`;
  for (let place = 0; place < 16; place += 1) {
    id += LETTERS.charAt(Math.floor(random.next() * LETTERS.length));
  }
  return asId<CommandId>(id);
}
