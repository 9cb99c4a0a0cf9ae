import { hash } from '@node-rs/argon2';
import type { FlowDefinition } from '@ccc/flow';
import { DEMO, type Store } from '@ccc/call-center';

const SDK_APP_ID = DEMO.sdkAppId;
export const BENCH_FLOW = 'bench-flow';
/** The same without words before the agent, which callers would hear to their end. */
export const BENCH_CALL_FLOW = 'bench-call-flow';
const GROUP = 'bench-group';
export const PASSWORD = 'Bench@1400';

const flowOf = (id: string, successText: string): FlowDefinition => ({
  schema: 1,
  id,
  name: 'bench',
  nodes: [
    { id: 'start', kind: 'start', label: '开始', next: 'human' },
    {
      id: 'human',
      kind: 'transfer',
      label: '转人工',
      group: GROUP,
      queueText: '${WaitNo}',
      failureText: 'nobody',
      successText,
      next: 'end',
    },
    {
      id: 'end',
      kind: 'end',
      label: '结束',
      replyTimeoutSeconds: 0,
      timeoutText: 'timeout',
      agentEndText: 'end',
    },
  ],
});

const FLOWS = [flowOf(BENCH_FLOW, '${StaffNo}'), flowOf(BENCH_CALL_FLOW, '')];

/** As many agents as are wanted in one group, and a flow that leads to it, once. */
export async function seedBench({ db }: Store, agents: number, now: number): Promise<void> {
  const owned = { sdk_app_id: SDK_APP_ID, created_at: now };
  const made = await db
    .insertInto('flows')
    .values(FLOWS.map(({ id, name }) => ({ ...owned, id, name, published_version: 1 })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return;
  const password_hash = await hash(PASSWORD);
  await db
    .insertInto('skill_groups')
    .values({ ...owned, id: GROUP, name: GROUP, kind: 'omni' })
    .execute();
  const numbers = Array.from({ length: agents }, (_, index) => index);
  await db
    .insertInto('agents')
    .values(
      numbers.map((n) => ({
        ...owned,
        id: `bench-${n}`,
        staff_no: `b${n}`,
        name: `bench ${n}`,
        nickname: `bench ${n}`,
        email: emailOf(n),
        phone: null,
        role: 'agent' as const,
        avatar_url: null,
        status_reason: null,
        password_hash,
      })),
    )
    .execute();
  await db
    .insertInto('skill_group_members')
    .values(numbers.map((n) => ({ group_id: GROUP, agent_id: `bench-${n}` })))
    .execute();
  await db
    .insertInto('flow_versions')
    .values(
      FLOWS.map((flow) => ({
        flow_id: flow.id,
        version: 1,
        definition: JSON.stringify(flow),
        created_at: now,
      })),
    )
    .execute();
}

export const emailOf = (n: number) => `bench${n}@example.com`;

async function post(url: string, body: object, token?: string): Promise<Record<string, string>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Record<string, string>;
}

export async function agentToken(baseUrl: string, n: number): Promise<string> {
  const body = { sdkAppId: SDK_APP_ID, email: emailOf(n), password: PASSWORD };
  return (await post(`${baseUrl}/api/v1/agent/login`, body)).token ?? '';
}

export async function customerToken(baseUrl: string, user: string): Promise<string> {
  const appid = DEMO.appId;
  const { code } = await post(`${baseUrl}/dev/wechat/simulator/login-codes`, { appid, user });
  const body = { sdkAppId: SDK_APP_ID, jsCode: code };
  return (await post(`${baseUrl}/api/v1/customer/login`, body)).token ?? '';
}

/** A one-use ticket: where to connect, and the frame to begin with. */
export async function ticket(
  baseUrl: string,
  token: string,
  resume: Array<{ session: string; lastSeq: number }> = [],
): Promise<{ url: string; hello: object }> {
  const { ticket: value, url = '' } = await post(`${baseUrl}/api/v1/socket-tickets`, {}, token);
  const client = { kind: 'bench', version: '1' };
  return { url, hello: { type: 'hello', protocol: 1, ticket: value, client, resume } };
}
