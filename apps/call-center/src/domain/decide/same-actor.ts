import type { Actor } from '@ccc/protocol';

/** Whether both are the same person; the service is nobody. */
export function isSameActor(a: Actor, b: Actor): boolean {
  return a.kind === b.kind && 'id' in a && 'id' in b && a.id === b.id;
}
