import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { closeCode } from '@ccc/protocol';
import { accept, deskThat, done, goOnline, openSession, say } from '../../../test/conversation';
import { png } from '../../../test/pictures';
import { STORE_KINDS, ServicePlace } from '../../../test/service-place';
import { runCli } from '../../cli/run-cli';
import { DEMO } from '../../demo/demo-people';

const DAY_MS = 86_400_000;

interface Exported {
  customer: { id: string; openid: string; nickname: string };
  sessions: Array<{
    session: string;
    stage: string;
    events: Array<{ seq: number; name: string; data: unknown }>;
    files: Array<{ file: string; url: string }>;
  }>;
  further: Record<string, unknown[]>;
}

describe.each(STORE_KINDS)('what is kept of a customer (%s)', (kind) => {
  let place: ServicePlace;
  let nowMs = Date.now();

  beforeEach(async () => {
    place = await ServicePlace.open(kind);
  }, 30_000);
  afterEach(() => place.close());

  async function admin(): Promise<string> {
    return place.agentToken('admin@example.com');
  }

  async function idOf(user: string): Promise<string> {
    const { body } = await place.get('/api/v1/me', await place.customerToken(user));
    return String(body.id);
  }

  async function sendPicture(token: string, session: string): Promise<string> {
    const form = new FormData();
    form.set('file', new Blob([Uint8Array.from(png(4, 3))]), 'a.png');
    const answer = await fetch(`${place.baseUrl}/api/v1/sessions/${session}/files`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
    return String(((await answer.json()) as { file: string }).file);
  }

  async function remove(key: string, token: string) {
    const answer = await fetch(`${place.baseUrl}/api/v1/admin/customers/${key}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }

  /** Somebody who talks to an agent and has sent a picture. */
  async function talking(user: string) {
    const agent = await place.agent('2222@qq.com');
    await goOnline(agent);
    const client = await place.customer(user);
    const session = await openSession(client);
    await say(client, session, '1');
    await accept(agent, session);
    await say(client, session, 'my secret');
    const file = await sendPicture(await place.customerToken(user), session);
    const content = { type: 'image', file, width: 1, height: 1, bytes: 1 };
    await done(client, 'message.send', { content }, session);
    return { agent, client, session, file };
  }

  it('is exported whole, by id and by openid, to an administrator only', async () => {
    await place.start();
    const { session, file } = await talking('Zhang San');
    const id = await idOf('Zhang San');
    const path = `/api/v1/admin/customers/${id}/export`;
    const refused = await place.get(path, await place.agentToken('2222@qq.com'));
    expect(refused).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });

    const { status, body: found } = await place.get<Exported>(path, await admin());
    expect(status).toBe(200);
    expect(found.customer.id).toBe(id);
    expect(found.sessions).toEqual([expect.objectContaining({ session, stage: 'active' })]);
    const [only] = found.sessions;
    expect(only?.events.map(({ seq }) => seq)).toEqual(only?.events.map((_, index) => index + 1));
    expect(JSON.stringify(only?.events)).toContain('my secret');
    expect(only?.files).toEqual([expect.objectContaining({ file })]);
    const picture = await fetch(place.baseUrl + only?.files[0]?.url);
    expect(picture.headers.get('content-type')).toBe('image/png');

    const { openid } = found.customer;
    const byOpenid = await place.get<Exported>(
      `/api/v1/admin/customers/${openid}/export`,
      await admin(),
    );
    expect(byOpenid.body.customer).toEqual(found.customer);
    const nobody = await place.get('/api/v1/admin/customers/nobody/export', await admin());
    expect(nobody).toMatchObject({ status: 404, body: { code: 'customer.unknown' } });
  });

  it('is removed: live session ended, connection closed, agent free, bytes and rows gone', async () => {
    await place.start({ limits: { sweepMs: 50 } });
    const { agent, client, session, file } = await talking('Zhang San');
    const other = await place.customer('Li Xiaolong');
    const kept = await openSession(other);
    const id = await idOf('Zhang San');
    const token = await place.customerToken('Zhang San');

    expect(await remove(id, await admin())).toMatchObject({
      status: 200,
      body: { existed: true, sessions: 1, files: 1 },
    });
    expect(await client.waitForClose()).toBe(closeCode('loggedOut'));
    await deskThat(agent, ({ status, tasks }) => status === 'free' && tasks.length === 0);
    expect((await place.get('/api/v1/me', token)).status).toBe(401);
    expect(await (await place.files()).stat(file)).toBeNull();

    const everything: string[] = [];
    for (const table of ['customers', 'sessions', 'events', 'files', 'timers', 'tokens'] as const) {
      everything.push(JSON.stringify(await place.store.db.selectFrom(table).selectAll().execute()));
    }
    for (const trace of [id, session, 'my secret']) expect(everything.join()).not.toContain(trace);
    expect(everything.join()).toContain(kept);

    expect((await remove(id, await admin())).body).toMatchObject({ existed: false, sessions: 0 });
  });

  it('goes through the command line', async () => {
    const { baseUrl } = await place.start();
    const client = await place.customer('Zhang San');
    await openSession(client);
    const id = await idOf('Zhang San');
    const env = {
      CCC_URL: baseUrl,
      CCC_SDK_APP_ID: String(DEMO.sdkAppId),
      CCC_ADMIN_EMAIL: 'admin@example.com',
      CCC_ADMIN_PASSWORD: DEMO.password,
    };
    const run = async (...argv: string[]) => {
      const [stdout, stderr] = [new PassThrough(), new PassThrough()];
      const texts = Promise.all([text(stdout), text(stderr)]);
      const code = await runCli(argv, env, { stdout, stderr });
      stdout.end();
      stderr.end();
      const [out, err] = await texts;
      return { code, out, err };
    };
    const exported = await run('customer', 'export', id);
    expect(exported).toMatchObject({ code: 0, err: '' });
    expect((JSON.parse(exported.out) as Exported).customer.id).toBe(id);

    expect(await run('customer', 'delete', id)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--yes'),
    });
    const deleted = await run('customer', 'delete', id, '--yes');
    expect(JSON.parse(deleted.out)).toMatchObject({ existed: true, sessions: 1 });
    expect(await run('customer', 'export', id)).toMatchObject({
      code: 1,
      err: expect.stringContaining('客户不存在'),
    });
    // Ids are made of all of base64url.
    expect(await run('customer', 'export', '-3dash')).toMatchObject({ code: 1 });
    expect(await run('customer', 'export')).toMatchObject({ code: 2 });
    expect(await run('customer', 'delete', '--yes')).toMatchObject({ code: 2 });
    expect(await run('customer', 'export', id, '--colour')).toMatchObject({ code: 2 });
    expect(await run('customers')).toMatchObject({ code: 2 });
    expect((await run('--help')).out).toContain('ccc customer export');
  });

  it('is removed by retention once it is old and completed, in slices, and never while it lives', async () => {
    const now = () => nowMs;
    const customerTokenMs = 365 * DAY_MS;
    await place.start({ now, limits: { customerTokenMs } });
    const { session, file } = await talking('Zhang San');
    const many = 45;
    const brief = await place.customer('Li Xiaolong');
    for (let index = 0; index < many; index += 1) {
      await done(brief, 'session.end', {}, await openSession(brief));
    }
    await place.stop();

    nowMs += 40 * DAY_MS;
    const retentionMs = 30 * DAY_MS;
    await place.start({ now, limits: { customerTokenMs, retentionMs, sweepMs: 20 } });
    const left = async () =>
      (await place.store.db.selectFrom('sessions').select('id').execute()).map((row) => row.id);
    while ((await left()).length > 1) await new Promise(setImmediate);
    expect(await left()).toEqual([session]);
    expect(await (await place.files()).stat(file)).not.toBeNull();
    const orphaned = await place.store.db
      .selectFrom('events')
      .select('session_id')
      .where('session_id', '<>', session)
      .execute();
    expect(orphaned).toEqual([]);
  }, 60_000);
});
