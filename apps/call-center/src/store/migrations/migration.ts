import type { RawBuilder } from 'kysely';

/** One step of the schema. Never changed once released: the next step mends it. */
export interface Migration {
  /** `NNNN-what`: the order in which they run, and what the database remembers. */
  name: string;
  statements: ReadonlyArray<RawBuilder<unknown>>;
}
