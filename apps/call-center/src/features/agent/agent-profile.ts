import { asId, type AgentLoginResponse } from '@ccc/protocol';
import type { Selectable } from 'kysely';
import type { AgentsTable } from '../../store/tables';
import type { ServiceContext } from '../context';

type AgentRow = Selectable<AgentsTable>;

export async function findAgent(
  { store }: ServiceContext,
  by: 'id' | 'email',
  value: string,
  sdkAppId: number,
): Promise<AgentRow | undefined> {
  return store.db
    .selectFrom('agents')
    .selectAll()
    .where(by, '=', value)
    .where('sdk_app_id', '=', sdkAppId)
    .executeTakeFirst();
}

/** What an agent may know of themselves. */
export function agentProfile(row: AgentRow): AgentLoginResponse['agent'] {
  const { name, nickname, email, role } = row;
  return { id: asId(row.id), name, nickname, staffNo: row.staff_no, email, role };
}
