import type { Actor, AgentId, CustomerId } from '@ccc/protocol';

/** Who is logged in. */
export type Person =
  | { kind: 'customer'; id: CustomerId; sdkAppId: number }
  | { kind: 'agent'; id: AgentId; sdkAppId: number; role: 'admin' | 'agent' };

export type AgentPerson = Extract<Person, { kind: 'agent' }>;

/** One string for one person, among all of the service. */
export function personKey({ kind, id }: { kind: string; id: string }): string {
  return `${kind}:${id}`;
}

/** The person as the doer of something. */
export function actorOf(person: Person): Actor {
  return person.kind === 'customer'
    ? { kind: 'customer', id: person.id }
    : { kind: 'agent', id: person.id };
}
