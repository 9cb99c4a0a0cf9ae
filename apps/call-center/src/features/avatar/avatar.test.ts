import { waitFor } from '@ccc/testkit';
import { deskThat, goOnline, openSession, say } from '../../../test/conversation';
import { jpegHeader, png, pngHeader } from '../../../test/pictures';
import { STORE_KINDS, ServicePlace } from '../../../test/service-place';
import type { FileStore } from '../../files/file-store';

const MiB = 1 << 20;
const PICTURE = png(40, 30);

describe.each(STORE_KINDS)('the picture of a customer (%s)', (kind) => {
  let place: ServicePlace;
  let files: FileStore;
  let nowMs = Date.now();

  beforeEach(async () => {
    place = await ServicePlace.open(kind);
    files = await place.files();
    await place.start({ now: () => nowMs, limits: { sweepMs: 20, orphanSweepMs: 1000 } });
  }, 30_000);
  afterEach(() => place.close());

  async function give(user: string, bytes: Buffer, name = 'me.png') {
    const form = new FormData();
    form.set('file', new Blob([Uint8Array.from(bytes)]), name);
    const answer = await fetch(`${place.baseUrl}/api/v1/customer/avatar`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await place.customerToken(user)}` },
      body: form,
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, string> };
  }

  async function look(path: string) {
    const answer = await fetch(place.baseUrl + path);
    // Read to its end: the service does not stop while somebody is being answered.
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, headers: answer.headers, bytes };
  }

  it('is shown to the agent, byte for byte, under headers that let it be nothing else', async () => {
    const { body } = await give('alice', PICTURE);
    expect(body['avatarUrl']).toMatch(/^\/api\/v1\/avatars\/[\w-]{32}$/);
    const agent = await place.agent('2222@qq.com');
    await goOnline(agent);
    const client = await place.customer('alice');
    await say(client, await openSession(client), '1');
    const desk = await deskThat(agent, ({ tasks }) => tasks.length === 1);
    expect(desk.tasks[0]?.customer.avatarUrl).toBe(body['avatarUrl']);
    const answer = await look(body['avatarUrl']!);
    expect(answer.bytes).toEqual(PICTURE);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(PICTURE.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=86400, immutable',
    });
  });

  it('is replaced by the next one, whose predecessor goes at once, and its bytes in time', async () => {
    const first = await give('alice', PICTURE);
    const second = await give('alice', png(20, 20));
    const before = first.body['avatarUrl']!;
    expect(second.body['avatarUrl']).not.toBe(before);
    expect((await look(before)).status).toBe(404);
    expect((await look(second.body['avatarUrl']!)).status).toBe(200);
    const name = before.split('/').at(-1)!;
    expect(await files.stat(name)).not.toBeNull();
    nowMs += 2 * 86_400_000;
    await waitFor(async () => (await files.stat(name)) === null, { timeoutMs: 10_000 });
    expect((await look(second.body['avatarUrl']!)).status).toBe(200);
  });

  it('is refused when it is none, too large, too many pixels, or from an agent; the one before stays', async () => {
    const { body: before } = await give('alice', PICTURE);
    const refusals: Array<[Buffer, string, string]> = [
      [Buffer.from('no picture'), 'me.png', 'file.kindMismatch'],
      [PICTURE, 'me.jpg', 'file.kindMismatch'],
      [Buffer.concat([PICTURE, Buffer.alloc(2 * MiB)]), 'me.png', 'file.tooLarge'],
      [pngHeader(10_000, 10_000), 'me.png', 'file.tooManyPixels'],
      [jpegHeader(10_000, 10_000), 'me.jpg', 'file.tooManyPixels'],
    ];
    for (const [bytes, name, code] of refusals) {
      expect((await give('alice', bytes, name)).body).toMatchObject({ code });
    }
    expect((await look(before['avatarUrl']!)).status).toBe(200);
    const answer = await fetch(`${place.baseUrl}/api/v1/customer/avatar`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await place.agentToken('2222@qq.com')}` },
    });
    expect(await answer.json()).toMatchObject({ code: 'auth.forbidden' });
    expect((await look('/api/v1/avatars/unknown')).status).toBe(404);
  });

  it('cannot be changed so often that the store fills', async () => {
    const answers = [];
    for (let turn = 0; turn < 12; turn += 1) answers.push((await give('alice', PICTURE)).body);
    expect(answers[10]).toHaveProperty('avatarUrl');
    expect(answers[11]).toMatchObject({ code: 'file.quota' });
    expect((await give('bob', PICTURE)).status).toBe(200);
  });

  it('goes with the customer', async () => {
    const { body } = await give('alice', PICTURE);
    const name = body['avatarUrl']!.split('/').at(-1)!;
    const answer = await fetch(`${place.baseUrl}/api/v1/admin/customers/${body['id']}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${await place.agentToken('admin@example.com')}` },
    });
    expect(await answer.json()).toMatchObject({ existed: true });
    expect(await files.stat(name)).toBeNull();
    expect((await look(body['avatarUrl']!)).status).toBe(404);
  });
});
