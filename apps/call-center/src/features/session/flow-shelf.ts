import { CccError, type FlowId } from '@ccc/protocol';
import type { FlowDefinition } from '@ccc/flow';
import type { Kysely } from 'kysely';
import type { Database } from '../../store/tables';
import type { ServiceContext } from '../context';

/** The flows that sessions run on. A version never changes, so it is read once. */
export class FlowShelf {
  readonly #store: ServiceContext['store'];
  readonly #definitions = new Map<string, FlowDefinition>();

  constructor({ store }: Pick<ServiceContext, 'store'>) {
    this.#store = store;
  }

  /**
   * The version of a flow that new sessions begin with.
   * @throws CccError `flow.unknown`, `flow.unpublished`
   */
  async published(sdkAppId: number, flow: FlowId): Promise<{ id: FlowId; version: number }> {
    const row = await this.#store.db
      .selectFrom('flows')
      .select('published_version')
      .where('id', '=', flow)
      .where('sdk_app_id', '=', sdkAppId)
      .executeTakeFirst();
    if (!row) throw new CccError('flow.unknown', { params: { flow } });
    if (row.published_version === null)
      throw new CccError('flow.unpublished', { params: { flow } });
    return { id: flow, version: row.published_version };
  }

  /** Within a transaction, `db` is that transaction: a pool may have no other connection. */
  async definition(
    { id, version }: { id: FlowId; version: number },
    db: Kysely<Database> = this.#store.db,
  ): Promise<FlowDefinition> {
    const key = `${version} ${id}`;
    const known = this.#definitions.get(key);
    if (known) return known;
    const row = await db
      .selectFrom('flow_versions')
      .select('definition')
      .where('flow_id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (!row) throw new CccError('flow.unknown', { params: { flow: id } });
    // Only validated documents are ever published.
    const definition = row.definition as FlowDefinition;
    this.#definitions.set(key, definition);
    return definition;
  }
}
