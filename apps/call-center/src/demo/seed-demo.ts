import { SEED_FLOW } from '@ccc/flow';
import type { Kysely } from 'kysely';
import { hashPassword } from '../features/agent/passwords';
import type { Store } from '../store/store';
import type { Database } from '../store/tables';
import { DEMO_ASKING_FLOW } from './demo-asking-flow';
import { DEMO_CLOSED_FLOW } from './demo-closed-flow';
import { DEMO, DEMO_AGENTS, DEMO_GROUPS } from './demo-people';
import { AUDIO_FLOW } from './demo-audio-flow';
import { DEMO_REPLIES } from './demo-replies';

export { DEMO } from './demo-people';

/** What the stand-in knows: the secret of the demonstration's mini-program, and no other. */
export async function demoSecretOf(appId: string): Promise<string | undefined> {
  return appId === DEMO.appId ? DEMO.appSecret : undefined;
}

/** Fills the demonstration instance; what is there already stays as it is. */
export async function seedDemo({ db }: Pick<Store, 'db'>, now: number): Promise<void> {
  const isThere = await db
    .selectFrom('instances')
    .select('sdk_app_id')
    .where('sdk_app_id', '=', DEMO.sdkAppId)
    .executeTakeFirst();
  if (isThere) return;
  const passwordHash = await hashPassword(DEMO.password);
  await db.transaction().execute(async (trx) => {
    const made = await trx
      .insertInto('instances')
      .values({ sdk_app_id: DEMO.sdkAppId, name: '演示呼叫中心', created_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('sdk_app_id')
      .executeTakeFirst();
    // Another node that starts at the same time does it.
    if (!made) return;
    await seedPeople(trx, passwordHash, now);
    await seedFlows(trx, now);
    await trx
      .insertInto('canned_replies')
      .values(
        DEMO_REPLIES.map(({ group, ...reply }, index) => ({
          ...owned(now),
          ...reply,
          id: `demo-reply-${index + 1}`,
          owner_id: null,
          folder: group,
          updated_at: now,
        })),
      )
      .execute();
    await trx
      .insertInto('channels')
      .values({
        ...owned(now),
        id: 'demo-mini-program',
        kind: 'miniProgram',
        name: '一号小程序',
        app_id: DEMO.appId,
        app_secret: DEMO.appSecret,
      })
      .execute();
  });
}

async function seedPeople(trx: Kysely<Database>, passwordHash: string, now: number): Promise<void> {
  await trx
    .insertInto('agents')
    .values(
      DEMO_AGENTS.map(({ staffNo, ...agent }) => ({
        ...owned(now),
        ...agent,
        staff_no: staffNo,
        avatar_url: null,
        status_reason: null,
        password_hash: passwordHash,
      })),
    )
    .execute();
  for (const { members, ...group } of DEMO_GROUPS) {
    await trx
      .insertInto('skill_groups')
      .values({ ...owned(now), ...group, kind: 'omni' })
      .execute();
    await trx
      .insertInto('skill_group_members')
      .values(members.map((agent) => ({ group_id: group.id, agent_id: agent })))
      .execute();
  }
}

async function seedFlows(trx: Kysely<Database>, now: number): Promise<void> {
  const draftName = `${SEED_FLOW.name}（草稿）`;
  const flows = [
    { definition: { ...SEED_FLOW, id: DEMO.flow }, published_version: 1 },
    { definition: { ...SEED_FLOW, id: DEMO.draftFlow }, name: draftName, published_version: null },
    { definition: DEMO_ASKING_FLOW, published_version: 1 },
    { definition: DEMO_CLOSED_FLOW, published_version: 1 },
    { definition: { ...AUDIO_FLOW, id: DEMO.audioFlow }, published_version: 1 },
  ];
  await trx
    .insertInto('flows')
    .values(
      flows.map(({ definition: { id, name }, ...flow }) => ({ ...owned(now), id, name, ...flow })),
    )
    .execute();
  await trx
    .insertInto('flow_versions')
    .values(
      flows.map(({ definition }) => ({
        flow_id: definition.id,
        version: 1,
        definition: JSON.stringify(definition),
        created_at: now,
      })),
    )
    .execute();
}

function owned(now: number): { sdk_app_id: number; created_at: number } {
  return { sdk_app_id: DEMO.sdkAppId, created_at: now };
}
