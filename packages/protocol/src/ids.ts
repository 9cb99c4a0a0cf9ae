/** A string that only the owner of the name may mint, so that two kinds of id never swap places. */
type Branded<Name extends string> = string & { readonly __brand: Name };

export type SessionId = Branded<'SessionId'>;
export type CustomerId = Branded<'CustomerId'>;
export type AgentId = Branded<'AgentId'>;
export type SkillGroupId = Branded<'SkillGroupId'>;
export type FlowId = Branded<'FlowId'>;
export type OfferId = Branded<'OfferId'>;
export type FileId = Branded<'FileId'>;
export type CallId = Branded<'CallId'>;

/** The id that a client gives a command: the same id again is answered by the same acknowledgement. */
export type CommandId = Branded<'CommandId'>;

/** Marks a string, just read from the wire or the store, as an id of the wanted kind. */
export function asId<Id extends string>(value: string): Id {
  return value as Id;
}
