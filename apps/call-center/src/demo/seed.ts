import { hash } from '@node-rs/argon2';
import { SEED_FLOW } from '@ccc/flow';
import type { Store } from '../store/store';
import { DEMO } from './people';

/** Fills a store with the demonstration instance. What is there already stays as it is. */
export async function seedDemo({ db }: Store, now: number): Promise<void> {
  const known = await db
    .selectFrom('instances')
    .select('sdk_app_id')
    .where('sdk_app_id', '=', DEMO.sdkAppId)
    .executeTakeFirst();
  if (known) return;
  const owned = { sdk_app_id: DEMO.sdkAppId, created_at: now };
  const passwordHash = await hash(DEMO.password);
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('instances')
      .values({ ...owned, name: DEMO.instance })
      .execute();
    await trx
      .insertInto('skill_groups')
      .values(DEMO.groups.map((group) => ({ ...owned, ...group, kind: 'omni' as const })))
      .execute();
    await trx
      .insertInto('agents')
      .values(
        DEMO.agents.map(({ id, staffNo, name, nickname, email, phone, role }) => ({
          ...owned,
          ...{ id, name, nickname, email, phone, role },
          staff_no: staffNo,
          avatar_url: null,
          status_reason: null,
          password_hash: passwordHash,
        })),
      )
      .execute();
    await trx
      .insertInto('skill_group_members')
      .values(
        DEMO.agents.flatMap(({ id, groups }) =>
          groups.map((group) => ({ group_id: group, agent_id: id })),
        ),
      )
      .execute();
    await trx
      .insertInto('flows')
      .values([
        { ...owned, id: SEED_FLOW.id, name: SEED_FLOW.name, published_version: 1 },
        { ...owned, ...DEMO.draftFlow, published_version: null },
      ])
      .execute();
    await trx
      .insertInto('flow_versions')
      .values({
        flow_id: SEED_FLOW.id,
        version: 1,
        definition: JSON.stringify(SEED_FLOW),
        created_at: now,
      })
      .execute();
    const { id, name, appId, appSecret } = DEMO.channel;
    await trx
      .insertInto('channels')
      .values({ ...owned, id, kind: 'miniProgram', name, app_id: appId, app_secret: appSecret })
      .execute();
  });
}
