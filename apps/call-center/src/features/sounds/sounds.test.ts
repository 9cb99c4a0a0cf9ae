import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Sound, SoundsResponse } from '@ccc/protocol';
import { SEED_FLOW } from '@ccc/flow';
import pino from 'pino';
import { done, openSession } from '../../../test/conversation';
import { mp3, wav } from '../../../test/media';
import { ServicePlace } from '../../../test/service-place';
import { DEMO } from '../../demo/seed-demo';
import { readOggOpus } from '../../media/ogg/read-ogg-opus';
import { CallVoice } from '../call/call-voice';

const SOUNDS = '/api/v1/admin/sounds';
const log = pino({ level: 'silent' });

describe('sounds for prompts', () => {
  let place: ServicePlace;
  let admin: string;

  beforeAll(async () => {
    place = await ServicePlace.open();
    await place.start();
    admin = await place.agentToken('admin@example.com');
  }, 60_000);
  afterAll(() => place.close());

  async function upload(bytes: Buffer, name: string, token = admin) {
    const form = new FormData();
    form.set('file', new Blob([Uint8Array.from(bytes)]), name);
    const response = await fetch(place.baseUrl + SOUNDS, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
    return {
      status: response.status,
      body: (await response.json()) as Sound & { code?: string },
    };
  }

  const voice = async () => new CallVoice({ log, speech: undefined, files: await place.files() });

  it.each([
    ['a WAV', '欢迎.wav', wav(1500), 75],
    ['an MP3', '欢迎.mp3', mp3(1200), 60],
    ['a sound whose name says nothing', 'blob', wav(100), 5],
  ])('are made of %s, kept as Opus, and heard instead of the text', async (_what, name, file, frames) => {
    const { status, body } = await upload(file, name);
    expect(status).toBe(201);
    // An MP3 may give up to two frames more than were written, from what its decoder holds back.
    expect(Math.abs(body.durationMs - frames * 20)).toBeLessThanOrEqual(60);
    expect(body).toMatchObject({ name, bytes: expect.any(Number) });
    const got = await fetch(`${place.baseUrl}${SOUNDS}/${body.id}`, {
      headers: { authorization: `Bearer ${admin}` },
    });
    expect(got.headers.get('content-type')).toBe('audio/ogg');
    const packets = readOggOpus(Buffer.from(await got.arrayBuffer()));
    expect(packets).toHaveLength(body.durationMs / 20);
    const linked = await fetch(place.baseUrl + body.url, { headers: { range: 'bytes=0-3' } });
    expect([linked.status, await linked.text()]).toEqual([206, 'OggS']);
    const said = { text: '您好', sound: body.id };
    expect(await (await voice()).packetsOf(said)).toEqual(packets);
  }); // prettier-ignore

  it('are listed, the newest first, and removed: then the text is said', async () => {
    const { body: sound } = await upload(wav(200), 'last.wav');
    const listed = await place.get<SoundsResponse>(SOUNDS, admin);
    expect(listed.body.sounds[0]).toEqual(sound);
    expect((await place.delete(`${SOUNDS}/${sound.id}`, admin)).status).toBe(200);
    expect((await place.delete(`${SOUNDS}/${sound.id}`, admin)).body).toMatchObject({
      code: 'file.unknown',
    });
    const packets = await (await voice()).packetsOf({ text: '您好', sound: sound.id });
    expect(packets.length).toBeGreaterThan(25);
  });

  it.each([
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'a.png', 'file.kindMismatch'],
    ['a WAV that is called MP3', wav(100), 'a.mp3', 'file.kindMismatch'],
    ['a WAV without sound', wav(0), 'a.wav', 'file.kindMismatch'],
    ['a compressed WAV', compressed(), 'a.wav', 'file.kindMismatch'],
    ['more than five minutes', wav(301_000), 'a.wav', 'file.tooLong'],
    ['more than 5 MiB', Buffer.concat([wav(100), Buffer.alloc(5 << 20)]), 'a.wav', 'file.tooLarge'],
  ])('are not made of %s', async (_what, file, name, code) => {
    expect((await upload(file, name)).body.code).toBe(code);
  });

  /** The flow of the demonstration in another version, which says hello with a sound. */
  async function withHello(sound: string | undefined, version: number): Promise<void> {
    const prompt = { kind: 'prompt', id: 'hello', label: '欢迎', text: '您好。', next: 'end' };
    const hello = sound === undefined ? prompt : { ...prompt, sound };
    const start = SEED_FLOW.nodes.find(({ kind }) => kind === 'start');
    const nodes = [
      ...SEED_FLOW.nodes.filter(({ kind }) => kind !== 'start'),
      { ...start, next: 'hello' },
      { ...hello, next: start && 'next' in start ? start.next : '' },
    ];
    await place.store.db
      .insertInto('flow_versions')
      .values({
        flow_id: DEMO.flow,
        version,
        definition: JSON.stringify({ ...SEED_FLOW, id: DEMO.flow, nodes }),
        created_at: Date.now(),
      })
      .execute();
  }
  const publish = (version: number) =>
    place.store.db
      .updateTable('flows')
      .set({ published_version: version })
      .where('id', '=', DEMO.flow)
      .execute();

  it('stay while a draft, the published version or a running session needs them', async () => {
    const { body: sound } = await upload(wav(200), 'hello.wav');
    const path = `${SOUNDS}/${sound.id}`;
    const use = async () => {
      const { body } = await place.get<SoundsResponse>(SOUNDS, admin);
      return body.sounds.find(({ id }) => id === sound.id)?.usedBy;
    };
    const removed = async () => (await place.delete(path, admin)).body;
    const used = (standing: string) => [{ flow: DEMO.flow, name: SEED_FLOW.name, standing }];
    const refused = { code: 'sound.inUse', params: { flows: SEED_FLOW.name } };
    expect(await use()).toEqual([]);
    await withHello(sound.id, 2);
    expect(await use()).toEqual(used('draft'));
    expect(await removed()).toMatchObject(refused);
    await publish(2);
    expect(await use()).toEqual(used('published'));
    expect(await removed()).toMatchObject(refused);
    const customer = await place.customer('running');
    const session = await openSession(customer);
    await withHello(undefined, 3);
    await publish(3);
    expect(await use()).toEqual(used('running'));
    expect(await removed()).toMatchObject(refused);
    await done(customer, 'session.end', {}, session);
    expect(await use()).toEqual([]);
    expect(await removed()).toEqual({});
    expect(await (await place.files()).get(sound.id)).toBeNull();
  });

  it('say who uploaded them, and take another name', async () => {
    const { body: sound } = await upload(wav(200), 'old.wav');
    expect(sound.uploadedBy).toEqual({ id: expect.any(String), name: expect.any(String) });
    const path = `${SOUNDS}/${sound.id}`;
    const renamed = await place.put<Sound>(path, { name: ' 欢迎语 ' }, admin);
    expect(renamed.body).toEqual({ ...sound, name: '欢迎语' });
    expect((await place.put(path, { name: '  ' }, admin)).body).toMatchObject({
      code: 'request.malformed',
    });
    const unknown = await place.put(`${SOUNDS}/none`, { name: 'a' }, admin);
    expect(unknown.body).toMatchObject({ code: 'file.unknown' });
    const agent = await place.agentToken('2222@qq.com');
    expect((await place.put(path, { name: 'a' }, agent)).body).toMatchObject({
      code: 'auth.forbidden',
    });
  });

  it('are for administrators alone', async () => {
    const agent = await place.agentToken('2222@qq.com');
    expect((await upload(wav(100), 'a.wav', agent)).body.code).toBe('auth.forbidden');
    expect((await place.get(SOUNDS, agent)).body).toMatchObject({ code: 'auth.forbidden' });
  });

  it('that are no Opus are not played', async () => {
    const files = await place.files();
    await files.put('strange', Readable.from([Buffer.from('no Opus')]));
    const chime = readOggOpus(readFileSync(join(__dirname, '../../../assets/sounds/chime.opus')));
    expect(await (await voice()).packetsOf({ text: '您好', sound: 'strange' })).toEqual(chime);
  });
});

function compressed(): Buffer {
  const file = wav(100);
  file.writeUInt16LE(85, 20);
  return file;
}
