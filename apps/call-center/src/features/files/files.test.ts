import { request } from 'node:http';
import { randomBytes } from 'node:crypto';
import { waitFor } from '@ccc/testkit';
import type { EventFrame } from '@ccc/protocol';
import { mp3, mp4 } from '../../../test/media';
import { jpegHeader, png, pngHeader } from '../../../test/pictures';
import { ServicePlace } from '../../../test/service-place';
import { DEMO } from '../../demo/demo-people';
import type { FileStore } from '../../files/file-store';

const MiB = 1 << 20;
const PICTURE = png(40, 30);

let place: ServicePlace;
let files: FileStore;
let nowMs = Date.now();
let count = 0;

beforeAll(async () => {
  place = await ServicePlace.open();
  files = await place.files();
  await place.start({
    now: () => nowMs,
    limits: {
      filesPerDayBytes: 56 * MiB,
      sweepMs: 20,
      orphanSweepMs: 1000,
      customerTokenMs: 90 * 86_400_000,
    },
  });
}, 30_000);
afterAll(() => place.close());

/** A new customer with a session of their own. */
async function customer() {
  count += 1;
  const user = `files-${count}`;
  const client = await place.customer(user);
  const token = await place.customerToken(user);
  const opened = await client.ask(`open-${count}`, 'session.open', { flow: DEMO.flow });
  if (opened.type !== 'ack') throw new Error(opened.code);
  return { user, client, token, session: String((opened.result as { session: string }).session) };
}

type Person = Pick<Awaited<ReturnType<typeof customer>>, 'token' | 'session'>;

async function upload(
  { token, session }: Person,
  bytes: Buffer,
  name = 'photo.png',
  query = '',
): Promise<{ status: number; body: Record<string, unknown> }> {
  const form = new FormData();
  form.set('file', new Blob([Uint8Array.from(bytes)]), name);
  const response = await fetch(`${place.baseUrl}/api/v1/sessions/${session}/files${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** What a message says, field by field. */
function contentOf(event: EventFrame): Readonly<Record<string, unknown>> {
  if (event.name !== 'message.sent') throw new Error(`${event.name} is no message`);
  return { ...event.data.content };
}

function picture(file: unknown) {
  return { content: { type: 'image', file, width: 1, height: 1, bytes: 1 } };
}

async function sentPicture() {
  const person = await customer();
  const { body } = await upload(person, PICTURE);
  const answer = await person.client.ask(
    `send-${count}`,
    'message.send',
    picture(body.file),
    person.session,
  );
  if (answer.type !== 'ack') throw new Error(answer.code);
  const event = await person.client.waitForEvent(person.session, ({ seq }) => seq === answer.seq);
  const { content } = event.data as { content: { url: string; file: string } };
  return { ...person, content };
}

async function stages(): Promise<string[]> {
  const rows = await place.store.db.selectFrom('files').select('stage').execute();
  return rows.map(({ stage }) => stage);
}

describe('uploading', () => {
  it('takes a picture in and says what it is', async () => {
    const { status, body } = await upload(await customer(), PICTURE);
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        file: expect.any(String),
        kind: 'image',
        width: 40,
        height: 30,
        bytes: PICTURE.length,
        mime: 'image/png',
      },
    });
    await expect(files.stat(String(body.file))).resolves.toEqual({ bytes: PICTURE.length });
  });

  it.each([
    ['a picture under the name of another kind', png(2, 2), 'a.jpg', 415, 'file.kindMismatch'],
    [
      'a page that calls itself a picture',
      Buffer.from('<html>'.padEnd(64)),
      'a.png',
      415,
      'file.kindMismatch',
    ],
    ['nothing at all', Buffer.alloc(0), 'a.png', 415, 'file.kindMismatch'],
    [
      'more pixels than anybody can show',
      pngHeader(20_000, 20_000),
      'a.png',
      400,
      'file.tooManyPixels',
    ],
    [
      'more bytes than allowed',
      Buffer.concat([PICTURE, Buffer.alloc(10 * MiB)]),
      'a.png',
      413,
      'file.tooLarge',
    ],
    ['far more', Buffer.concat([PICTURE, Buffer.alloc(11 * MiB)]), 'a.png', 413, 'file.tooLarge'],
  ])('refuses %s and keeps nothing of it', async (_what, bytes, name, status, code) => {
    const before = await stages();
    const answer = await upload(await customer(), bytes, name);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    await expect(stages()).resolves.toEqual(before);
  });

  it('takes a name without an extension for what the bytes are', async () => {
    const jpeg = Buffer.concat([jpegHeader(8, 6), randomBytes(2000)]);
    await expect(upload(await customer(), jpeg, 'tmp_a1b2')).resolves.toMatchObject({
      status: 201,
      body: { mime: 'image/jpeg', width: 8, height: 6, bytes: jpeg.length },
    });
  });

  it('is for those in the session, with a token', async () => {
    const { session } = await customer();
    const other = await customer();
    const foreign = await upload({ session, token: other.token }, PICTURE);
    expect([foreign.status, foreign.body.code]).toEqual([404, 'session.unknown']);
    const nobody = await upload({ session, token: 'x'.repeat(43) }, PICTURE);
    expect(nobody.status).toBe(401);
  });

  it('refuses a request without a file', async () => {
    const { token, session } = await customer();
    const answer = await place.post(`/api/v1/sessions/${session}/files`, {}, token);
    expect([answer.status, answer.body.code]).toEqual([400, 'request.malformed']);
  });

  it('holds a person to their share, and others not', async () => {
    const greedy = await customer();
    const large = Buffer.concat([PICTURE, Buffer.alloc(9.9 * MiB)]);
    const answers = [];
    for (let index = 0; index < 6; index += 1) answers.push((await upload(greedy, large)).status);
    expect(answers).toEqual([201, 201, 201, 201, 201, 429]);
    expect((await upload(await customer(), PICTURE)).status).toBe(201);
  }, 20_000);

  it('keeps nothing of an upload that breaks off', async () => {
    const before = await stages();
    const { token, session } = await customer();
    const outgoing = request(`${place.baseUrl}/api/v1/sessions/${session}/files`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'multipart/form-data; boundary=b',
        'content-length': 500_000,
      },
    });
    outgoing.on('error', () => {});
    outgoing.write('--b\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n');
    outgoing.write(PICTURE);
    await waitFor(async () => (await stages()).includes('uploading'), { timeoutMs: 10_000 });
    outgoing.destroy();
    await waitFor(async () => !(await stages()).includes('uploading'), { timeoutMs: 10_000 });
    await expect(stages()).resolves.toEqual(before);
  });
});

describe('documents, voice messages and videos', () => {
  async function sent(kind: string, name: string, bytes: Buffer, content: object) {
    const person = await customer();
    const { status, body } = await upload(person, bytes, 'tmp_7f3a', `?kind=${kind}&name=${name}`);
    expect(status).toBe(201);
    const args = { content: { type: kind, file: body.file, ...content } };
    const answer = await person.client.ask(`m-${count}`, 'message.send', args, person.session);
    if (answer.type !== 'ack') throw new Error(answer.code);
    const event = await person.client.waitForEvent(person.session, ({ seq }) => seq === answer.seq);
    return {
      ...person,
      body,
      content: contentOf(event),
    };
  }

  it('keeps the name of a document, and lets nobody open it in a page', async () => {
    const bytes = Buffer.from('%PDF-1.7\n');
    const claim = { name: 'x', mime: 'x', bytes: 1 };
    const { content } = await sent('file', encodeURIComponent('报价.pdf'), bytes, claim);
    expect(content).toMatchObject({ name: '报价.pdf', mime: 'application/pdf', bytes: 9 });
    const response = await fetch(place.baseUrl + String(content.url));
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment; .*%E6%8A%A5%E4%BB%B7\.pdf$/),
      'x-content-type-options': 'nosniff',
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  });

  it('measures a voice message, and gives players the part that they ask for', async () => {
    const bytes = mp3(2400);
    const { content } = await sent('voice', 'a.mp3', bytes, { durationMs: 9, bytes: 1 });
    expect(content).toMatchObject({ durationMs: 2400, bytes: bytes.length });
    const url = place.baseUrl + String(content.url);
    const part = await fetch(url, { headers: { range: 'bytes=100-199' } });
    expect([
      part.status,
      part.headers.get('content-range'),
      part.headers.get('content-length'),
    ]).toEqual([206, `bytes 100-199/${bytes.length}`, '100']);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(100, 200));
    const behind = await fetch(url, { headers: { range: `bytes=${bytes.length}-` } });
    expect([behind.status, behind.headers.get('content-range')]).toEqual([
      416,
      `bytes */${bytes.length}`,
    ]);
    await behind.arrayBuffer();
  });

  it('shows a video with its poster, and keeps both', async () => {
    const person = await customer();
    const look = { durationMs: 3000, width: 64, height: 48 };
    const film = await upload(person, mp4(look), 'tmp', '?kind=video');
    const poster = await upload(person, PICTURE);
    const content = {
      type: 'video',
      file: film.body.file,
      poster: poster.body.file,
      width: 1,
      height: 1,
      bytes: 1,
    };
    const answer = await person.client.ask('v', 'message.send', { content }, person.session);
    if (answer.type !== 'ack') throw new Error(answer.code);
    const event = await person.client.waitForEvent(person.session, ({ seq }) => seq === answer.seq);
    const said = contentOf(event);
    expect(said).toMatchObject(look);
    const shown = await fetch(place.baseUrl + String(said.posterUrl));
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(PICTURE);
    const rows = await place.store.db
      .selectFrom('files')
      .select('stage')
      .where('session_id', '=', person.session)
      .execute();
    expect(rows).toEqual([{ stage: 'sent' }, { stage: 'sent' }]);
  });

  it.each([
    ['a program', 'file', 'a.exe', Buffer.from('MZ'), 415, 'file.kindMismatch'],
    ['a speech', 'voice', 'a.mp3', mp3(63_000), 400, 'file.tooLong'],
    ['a kind that there is not', 'hologram', 'a', Buffer.from('x'), 400, 'request.malformed'],
  ])('refuses %s and keeps nothing of it', async (_what, kind, name, bytes, status, code) => {
    const before = await stages();
    const answer = await upload(await customer(), bytes, name, `?kind=${kind}`);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    await expect(stages()).resolves.toEqual(before);
  });
});

describe('sending', () => {
  it('says what the service measured, with a link that opens the picture without a login', async () => {
    const { content } = await sentPicture();
    expect(content).toMatchObject({ type: 'image', width: 40, height: 30, bytes: PICTURE.length });
    const response = await fetch(place.baseUrl + content.url);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(PICTURE);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(PICTURE.length),
      'content-disposition': `inline; filename="${content.file}.png"`,
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
    });
  });

  it('stores no link, and makes one for whoever reads the history', async () => {
    const { token, session, content } = await sentPicture();
    const { body } = await place.get(`/api/v1/sessions/${session}/events`, token);
    const shown = (body.events as Array<{ data: { content?: object } }>).at(-2);
    expect(shown?.data.content).toEqual(content);
    const rows = await place.store.db
      .selectFrom('events')
      .select('data')
      .where('session_id', '=', session)
      .execute();
    expect(JSON.stringify(rows)).toContain(content.file);
    expect(JSON.stringify(rows)).not.toContain('sig=');
  });

  it('knows only one’s own files of this very session', async () => {
    const { content } = await sentPicture();
    const other = await customer();
    const foreign = await other.client.ask(
      'foreign',
      'message.send',
      picture(content.file),
      other.session,
    );
    const invented = await other.client.ask(
      'invented',
      'message.send',
      picture('no-such-file'),
      other.session,
    );
    expect([foreign, invented]).toMatchObject([
      { type: 'refuse', code: 'file.unknown' },
      { type: 'refuse', code: 'file.unknown' },
    ]);
  });
});

describe('a link', () => {
  it('is good for nothing once a character of it is another', async () => {
    const { content } = await sentPicture();
    const exp = Number(/exp=(\d+)/.exec(content.url)?.[1]);
    const forged = [
      content.url.replace(/sig=./, (start) => `sig=${start.endsWith('A') ? 'B' : 'A'}`),
      content.url.replace(String(exp), String(exp + 1)),
      content.url.replace(content.file, `${content.file}x`),
      content.url.replace(/&sig=.*/, '&sig=x'),
    ];
    const codes = await Promise.all(forged.map(async (url) => (await place.get(url)).body.code));
    expect(codes).toEqual(forged.map(() => 'file.linkInvalid'));
  });

  it('runs out after a day or so, and the next reading of the event has a new one', async () => {
    const { content, token, session } = await sentPicture();
    nowMs += 26 * 3_600_000;
    expect(await place.get(content.url)).toMatchObject({
      status: 403,
      body: { code: 'file.linkInvalid' },
    });
    const { body } = await place.get(`/api/v1/sessions/${session}/events`, token);
    const again = (body.events as Array<{ data: { content?: { url?: string } } }>).find(
      ({ data }) => data.content?.url,
    );
    const response = await fetch(place.baseUrl + again?.data.content?.url);
    expect(response.status).toBe(200);
    await response.arrayBuffer();
  });
});

it('removes what was not sent after a day, keeps what was, and lets nobody send what is gone', async () => {
  const { content } = await sentPicture();
  const person = await customer();
  const { body } = await upload(person, PICTURE);
  nowMs += 25 * 3_600_000;
  await waitFor(async () => (await files.stat(String(body.file))) === null, { timeoutMs: 10_000 });
  const back = await place.customer(person.user);
  const late = await back.ask('late', 'message.send', picture(body.file), person.session);
  expect(late).toMatchObject({ type: 'refuse', code: 'file.unknown' });
  await expect(files.stat(content.file)).resolves.toEqual({ bytes: PICTURE.length });
});
