import type { SessionMatch, SessionSearchResponse } from '@ccc/protocol';
import { sql } from 'kysely';
import { DEMO } from '../../demo/seed-demo';
import { STORE_KINDS, ServicePlace } from '../../../test/service-place';
import { excerptAbout, patternOf } from './search-words';

const SESSIONS = 2500;
const EVENTS_EACH = 20;

describe.each(STORE_KINDS)('looking for words (%s store)', (kind) => {
  let place: ServicePlace;
  let token: string;

  beforeAll(async () => {
    place = await ServicePlace.open(kind);
    await place.start();
    token = await place.agentToken('2222@qq.com');
    await fill(place);
  }, 60_000);

  afterAll(() => place.close());

  async function search(q: string, more = '', as = token): Promise<SessionSearchResponse> {
    const { status, body } = await place.get<SessionSearchResponse>(
      `/api/v1/sessions/search?q=${encodeURIComponent(q)}${more}`,
      as,
    );
    expect(status).toBe(200);
    return body;
  }

  const found = ({ matches }: SessionSearchResponse) => matches.map(({ session }) => session);

  test('Chinese words in a message are found, with the line about them', async () => {
    const { matches } = await search('第2499号');
    expect(matches).toHaveLength(1);
    expect(matches[0]).toMatchObject({ session: 'own-2499', customer: { nickname: '客户2499' } });
    expect(matches[0]?.match).toMatchObject({ in: 'message', seq: 20, from: 'customer' });
    expect(excerptOf(matches[0])).toContain('第2499号');
  });

  test('a nickname is found, whatever the case of its letters', async () => {
    await place.store.db
      .updateTable('customers')
      .set({ nickname: 'Alice 爱丽丝' })
      .where('id', '=', 'customer-2498')
      .execute();
    expect(await search('aLICE')).toMatchObject({
      matches: [{ session: 'own-2498', match: { in: 'nickname' } }],
    });
  });

  test('what is a wildcard elsewhere is a character here', async () => {
    expect(found(await search('第_499号'))).toEqual([]);
    expect(found(await search('100%'))).toEqual(['own-2497']);
    expect(found(await search('C:\\tmp'))).toEqual(['own-2496']);
  });

  test('what is old is found by going on, each answer looking through a bounded part', async () => {
    let answers = 0;
    let older: number | undefined;
    const all: string[] = [];
    do {
      const page = await search('第7号', older === undefined ? '' : `&before=${older}`);
      all.push(...found(page));
      older = page.before;
      answers += 1;
    } while (older !== undefined);
    expect(all).toEqual(['own-7']);
    expect(answers).toBeGreaterThan(1);
  });

  test('pages of what is found follow each other without a gap or a repeat', async () => {
    const first = await search('咨询', '&limit=15');
    const second = await search('咨询', `&limit=15&before=${first.before}`);
    const both = [...found(first), ...found(second)];
    expect(both).toEqual(Array.from({ length: 30 }, (_, index) => `own-${2499 - index}`));
  });

  test("an agent finds only sessions they had, an administrator everybody's", async () => {
    expect(found(await search('别人的秘密'))).toEqual([]);
    const admin = await place.agentToken('admin@example.com');
    expect(found(await search('别人的秘密', '', admin))).toEqual(['other-1']);
  });

  test('a customer may not search, and blank words are refused', async () => {
    const customer = await place.customerToken('Zhang San');
    const path = '/api/v1/sessions/search?q=';
    expect((await place.get(`${path}a`, customer)).body.code).toBe('auth.forbidden');
    expect((await place.get(`${path}%20`, token)).body.code).toBe('request.malformed');
    expect((await place.get(`${path}a`)).body.code).toBe('auth.tokenExpired');
  });
});

test('an excerpt is one line about the words, cut between characters', () => {
  const text = `${'前'.repeat(50)}😀\n答案 ${'后'.repeat(90)}`;
  const excerpt = excerptAbout(text, '答案');
  expect(excerpt).toMatch(/^…前+😀 答案 后+…$/);
  expect([...excerpt].length).toBe(82);
  expect(excerptAbout('短', '短')).toBe('短');
  expect(patternOf('1_0%\\')).toBe('%1\\_0\\%\\\\%');
});

function excerptOf(found: SessionMatch | undefined): string {
  return found?.match.in === 'message' ? found.match.excerpt : '';
}

/** 50,000 events of one agent, and a session of somebody else's. */
async function fill({ store }: ServicePlace): Promise<void> {
  const { sdkAppId, flow } = DEMO;
  await sql`insert into customers (id, sdk_app_id, openid, nickname, created_at)
    select 'customer-' || n, ${sdkAppId}::bigint, 'openid-' || n, '客户' || n, 0
    from generate_series(0, ${SESSIONS - 1}::int) n`.execute(store.db);
  await sql`insert into sessions (id, sdk_app_id, customer_id, flow_id, flow_version, last_seq, stage,
      priority, agent_id, state, created_at, updated_at)
    select 'own-' || n, ${sdkAppId}::bigint, 'customer-' || n, ${flow}::text, 1, ${EVENTS_EACH}::int, 'completed',
      3, 'li-si', '{}'::jsonb, 1000 + n, 0
    from generate_series(0, ${SESSIONS - 1}::int) n
    union all select 'other-1', ${sdkAppId}::bigint, 'customer-0', ${flow}::text, 1, 1, 'completed',
      3, 'wang-wu', '{}'::jsonb, 9999, 0`.execute(store.db);
  await sql`insert into events (session_id, seq, at, name, actor_kind, actor_id, data)
    select 'own-' || n, e, 0, 'message.sent', 'customer', 'customer-' || n,
      jsonb_build_object('content', jsonb_build_object('type', 'text', 'text', case
        when n = 2497 and e = 3 then '100% 满意'
        when n = 2496 and e = 3 then 'C:\\tmp'
        else '我想咨询一下第' || n || '号订单的物流情况，什么时候可以送到？' end))
    from generate_series(0, ${SESSIONS - 1}::int) n, generate_series(1, ${EVENTS_EACH}::int) e
    union all select 'other-1', 1, 0, 'message.sent', 'customer', 'customer-0',
      '{"content":{"type":"text","text":"别人的秘密"}}'::jsonb`.execute(store.db);
  await sql`analyze`.execute(store.db);
}
