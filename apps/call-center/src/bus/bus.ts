/**
 * Carries hints between nodes: "session X is at 41". Never the truth: with every hint dropped,
 * everything still arrives, because readers also sweep the store.
 *
 * `publish` MUST NOT throw and MUST NOT block; a hint may be lost, doubled or late.
 * A subscriber MUST get a hint at most `subscribe`d subject by subject, in the order in which one node published it.
 */
export interface Bus {
  publish(subject: string, hint: Hint): void;
  /** Resolves when the subscription is in force; the returned function ends it. `handler` MUST NOT throw. */
  subscribe(subject: string, handler: (hint: Hint) => void): Promise<() => void>;
  close(): Promise<void>;
}

/** Small plain JSON. */
export type Hint = Record<string, string | number | boolean | null>;
