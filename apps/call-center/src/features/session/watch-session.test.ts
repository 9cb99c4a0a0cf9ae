import { sql } from 'kysely';
import { ServicePlace } from '../../../test/service-place';
import { done } from '../../../test/conversation';
import { DEMO } from '../../demo/demo-people';

const EVENTS = 10_000;

let place: ServicePlace;

beforeAll(async () => {
  place = await ServicePlace.open();
  await place.start();
  await fill(place);
}, 30_000);

afterAll(() => place.close());

test('of a session with ten thousand messages so many are sent as were asked for', async () => {
  const admin = await place.agent('admin@example.com');
  const { result } = await done(admin, 'session.watch', { recent: 60 }, 'long');
  expect(result).toMatchObject({ lastSeq: EVENTS, after: EVENTS - 60 });
  const { landmarks } = result as { landmarks: Array<{ seq: number; name: string }> };
  expect(landmarks.map(({ seq, name }) => [seq, name])).toEqual([
    [1, 'session.started'],
    [3, 'agent.accepted'],
  ]);
  await admin.waitForEvent('long', ({ seq }) => seq === EVENTS);
  expect(admin.events('long')).toHaveLength(60);
  await admin.close();
});

test('what one has already is not sent again, however much was asked for', async () => {
  const admin = await place.agent('admin@example.com');
  const asked = { lastSeq: EVENTS - 5, recent: 60 };
  const { result } = await done(admin, 'session.watch', asked, 'long');
  expect(result).toMatchObject({ after: EVENTS - 5 });
  await admin.waitForEvent('long', ({ seq }) => seq === EVENTS);
  expect(admin.events('long')).toHaveLength(5);
  await admin.close();
});

/** A session that an agent has served, and in which much was said. */
async function fill({ store }: ServicePlace): Promise<void> {
  const { sdkAppId, flow } = DEMO;
  const customer = 'talker';
  await sql`insert into customers (id, sdk_app_id, openid, nickname, created_at)
    values (${customer}, ${sdkAppId}::bigint, 'openid-talker', '话多', 0)`.execute(store.db);
  await sql`insert into sessions (id, sdk_app_id, customer_id, flow_id, flow_version, last_seq, stage,
      priority, agent_id, state, created_at, updated_at)
    values ('long', ${sdkAppId}::bigint, ${customer}, ${flow}::text, 1, ${EVENTS}::int, 'completed',
      3, 'li-si', '{}'::jsonb, 0, 0)`.execute(store.db);
  await sql`insert into events (session_id, seq, at, name, actor_kind, actor_id, data)
    select 'long', n, n,
      case n when 1 then 'session.started' when 2 then 'flow.stepped' when 3 then 'agent.accepted'
        else 'message.sent' end,
      case when n <= 2 then 'system' else 'customer' end, ${customer},
      '{"content":{"type":"text","text":"在吗"}}'::jsonb
    from generate_series(1, ${EVENTS}::int) n`.execute(store.db);
}
