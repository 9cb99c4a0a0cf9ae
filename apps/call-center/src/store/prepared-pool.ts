import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';

/** Statements that a connection keeps planned; ours are fewer. */
const MAX_STATEMENTS = 300;

/**
 * A pool whose connections plan each statement once: planning is the larger part of what a short
 * statement costs. After `MAX_STATEMENTS` different texts the others go unnamed.
 */
export class PreparedPool implements PostgresPool {
  readonly #pool: Pool;
  readonly #clients = new WeakMap<PoolClient, PostgresPoolClient>();
  #names = new Map<string, string>();
  #generation = 0;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async connect(): Promise<PostgresPoolClient> {
    const client = await this.#pool.connect();
    const known = this.#clients.get(client);
    if (known) return known;
    const prepared = this.#prepare(client);
    this.#clients.set(client, prepared);
    return prepared;
  }

  end(): Promise<void> {
    return this.#pool.end();
  }

  #prepare(client: PoolClient): PostgresPoolClient {
    const query = async (text: string, values: unknown[]): Promise<unknown> => {
      try {
        return await client.query({ name: this.#nameOf(text, values), text, values });
      } catch (error) {
        if (isOutdatedPlan(error)) this.#forget();
        throw error;
      }
    };
    return { query, release: () => client.release() } as PostgresPoolClient;
  }

  #nameOf(text: string, values: unknown[]): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || values.length === 0 || this.#names.size >= MAX_STATEMENTS) {
      return known;
    }
    const name = `s${this.#generation}_${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }

  /** A newer node has changed a table under us: everything is planned anew. */
  #forget(): void {
    this.#generation += 1;
    this.#names = new Map();
  }
}

/** "cached plan must not change result type". The statement has done nothing; the next try succeeds. */
export function isOutdatedPlan(error: unknown): boolean {
  return /cached plan must not change/.test(String(error));
}
