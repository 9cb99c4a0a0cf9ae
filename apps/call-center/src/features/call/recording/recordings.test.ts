import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '@ccc/testkit';
import type { CallId, EventData } from '@ccc/protocol';
import type { WireClient } from '@ccc/protocol/conformance';
import pino from 'pino';
import { dial, enterCall, greeted } from '../../../../test/calls/in-call';
import { withDefaults } from '../../../config/read-config';
import type { Peer } from '../../../../test/calls/peer';
import { accept, done, goOnline, openSession, say } from '../../../../test/conversation';
import { soundIn } from '../../../../test/recordings/ogg-file';
import { speak } from '../../../../test/recordings/speak';
import { ServicePlace } from '../../../../test/service-place';
import { createMediaProvider, type MediaProvider } from '../../../media';
import { OggOpusStream } from '../../../media/ogg/ogg-opus-stream';
import { FRAME_SAMPLES, SILENCE } from '../../../media/ogg/opus-packet';
import { PRE_SKIP } from '../../../media/recording/side-timeline';
import { loadSounds } from '../../../media/sounds/sound-library';
import type { ServerOptions } from '../../../server';

let place: ServicePlace;
let media: MediaProvider;
let dir: string;
let music: Buffer[];
let agent: WireClient;
const peers: Peer[] = [];

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'ccc-recordings-'));
  place = await ServicePlace.open();
  media = await createMediaProvider(withDefaults(), pino({ level: 'silent' }));
  music = (await loadSounds()).holdMusic.slice(100);
}, 60_000);

afterEach(async () => {
  await Promise.all(peers.splice(0).map((peer) => peer.close()));
  await place.close();
  await media.close();
  rmSync(dir, { recursive: true, force: true });
});

/** A node that records, and an agent at work on it. */
async function begin(options: Partial<ServerOptions> = {}): Promise<void> {
  await place.start({ media, recordings: { dir, isOn: true }, ...options });
  agent = await place.agent('2222@qq.com');
  await goOnline(agent);
}

async function enter(client: WireClient, session: string, call: CallId): Promise<Peer> {
  const peer = await enterCall(place.baseUrl, client, session, call);
  peers.push(peer);
  return peer;
}

/** A call in which both talk. */
async function talk() {
  const customer = await place.customer('caller');
  const { session, call, started } = await dial(customer);
  await done(customer, 'call.digits', { call, digits: '1' }, session);
  await accept(agent, session);
  const phone = await enter(customer, session, call);
  const desk = await enter(agent, session, call);
  await greeted(agent, session);
  const words = phone.heard.length;
  await Promise.all([speak(phone, music.slice(0, 50)), speak(desk, music.slice(50, 100))]);
  await waitFor(() => phone.heard.length - words >= 50 && desk.heard.length >= 50);
  return { customer, session, call, started };
}

async function recorded(session: string): Promise<EventData['call.recorded']> {
  const event = await agent.waitForEvent(session, ({ name }) => name === 'call.recorded');
  return event.data as EventData['call.recorded'];
}

const fetched = (url = ''): Promise<Response> => fetch(`${place.baseUrl}${url}`);
const codeOf = async (answer: Response) => ((await answer.json()) as { code?: string }).code;

it('a call is said to be recorded, and both sides of it are in the log afterwards, for agents', async () => {
  await begin();
  const { customer, session, call, started } = await talk();
  expect(started.data).toMatchObject({ isRecorded: true });
  await done(agent, 'call.end', { call }, session);
  const { sides, fault, ...about } = await recorded(session);
  expect(about).toMatchObject({ call });
  expect(fault).toBeUndefined();
  expect(sides.map(({ side }) => side)).toEqual(['customer', 'agent']);
  for (const [index, { url, bytes, durationMs }] of sides.entries()) {
    const answer = await fetched(url);
    expect(answer.headers.get('content-type')).toBe('audio/ogg; codecs=opus');
    const file = Buffer.from(await answer.arrayBuffer());
    expect(file.length).toBe(bytes);
    const sound = soundIn(file);
    expect(sound.filter((packet) => !packet.equals(SILENCE))).toEqual(
      music.slice(50 * index, 50 * index + 50),
    );
    expect(durationMs).toBeGreaterThanOrEqual(1000);
  }
  expect(readdirSync(dir)).toEqual([]);
  const shown = await customer.waitForEvent(session, ({ name }) => name === 'call.recorded');
  expect(shown).toMatchObject({ data: {}, actor: { kind: 'system' } });

  const admin = await place.agentToken('admin@example.com');
  const { body: me } = await place.get('/api/v1/me', await place.customerToken('caller'));
  const path = `/api/v1/admin/customers/${String(me.id)}`;
  const { body } = await place.get<{ sessions: Array<{ files: unknown[] }> }>(`${path}/export`, admin);
  expect(body.sessions[0]?.files).toEqual(
    sides.map(({ file }) => expect.objectContaining({ file, kind: 'recording' })),
  );
  expect((await place.delete(path, admin)).body).toMatchObject({ files: 2 });
  for (const { url, file } of sides) {
    expect(await codeOf(await fetched(url))).toBe('file.unknown');
    expect(await (await place.files()).stat(file)).toBeNull();
  }
}, 60_000); // prettier-ignore

it('all sides are in one file besides, where that is wanted', async () => {
  await begin({ recordings: { dir, isOn: true, isMixed: true } });
  const { session, call } = await talk();
  await done(agent, 'call.end', { call }, session);
  const { sides, mixed } = await recorded(session);
  expect(sides.map(({ side }) => side)).toEqual(['customer', 'agent']);
  const answer = await fetched(mixed?.url);
  expect(answer.headers.get('content-type')).toBe('audio/ogg; codecs=opus');
  const file = Buffer.from(await answer.arrayBuffer());
  expect(file.length).toBe(mixed?.bytes);
  expect(soundIn(file).length).toBeGreaterThan(50);
  await waitFor(() => readdirSync(dir).length === 0);
  const { body: me } = await place.get('/api/v1/me', await place.customerToken('caller'));
  const path = `/api/v1/admin/customers/${String(me.id)}`;
  const admin = await place.agentToken('admin@example.com');
  expect((await place.delete(path, admin)).body).toMatchObject({ files: 3 });
  expect(await codeOf(await fetched(mixed?.url))).toBe('file.unknown');
}, 60_000);

it('a call within a conversation is recorded, too', async () => {
  await begin();
  const customer = await place.customer('writer');
  const session = await openSession(customer);
  await say(customer, session, '1');
  await accept(agent, session);
  await done(agent, 'call.start', { media: 'audio' }, session);
  const started = await customer.waitForEvent(session, ({ name }) => name === 'call.started');
  expect(started.data).toMatchObject({ by: 'agent', isRecorded: true });
}, 60_000);

it('nothing is recorded, or said to be, unless it is switched on', async () => {
  await begin({ recordings: { dir, isOn: false } });
  const { session, call, started } = await talk();
  expect(started.data).not.toHaveProperty('isRecorded');
  await done(agent, 'call.end', { call }, session);
  await agent.waitForEvent(session, ({ name }) => name === 'session.ended');
  await waitFor(async () => (await media.stats(call)).length === 0);
  expect(readdirSync(dir)).toEqual([]);
}, 60_000);

it('where nothing can be written the call goes on, and the log says why there is no recording', async () => {
  const taken = join(dir, 'a-file');
  writeFileSync(taken, '');
  await begin({ recordings: { dir: taken, isOn: true } });
  const { session, call } = await talk();
  await done(agent, 'call.end', { call }, session);
  expect(await recorded(session)).toMatchObject({ call, sides: [], fault: 'diskFailed' });
}, 60_000);

it('a file store that is away gets it when it is back', async () => {
  const files = await place.files();
  let isAway = true;
  await begin({
    files: {
      put: (name, source) => (isAway ? Promise.reject(new Error('away')) : files.put(name, source)),
      get: (name, range) => files.get(name, range),
      stat: (name) => files.stat(name),
      delete: (name) => files.delete(name),
    },
    limits: { recordingAbandonedMs: 200, sweepMs: 50 },
  });
  const { session, call } = await talk();
  await done(agent, 'call.end', { call }, session);
  await agent.waitForEvent(session, ({ name }) => name === 'session.ended');
  await waitFor(
    async () => readdirSync(dir).length === 2 && (await media.stats(call)).length === 0,
  );
  isAway = false;
  const { sides, fault } = await recorded(session);
  expect([sides.length, fault]).toEqual([2, undefined]);
  await waitFor(() => readdirSync(dir).length === 0);
}, 60_000);

it('what a killed node left is attached by the next one, once, and expires by itself', async () => {
  await begin();
  const { session, call } = await talk();
  await done(agent, 'call.end', { call }, session);
  const { sides } = await recorded(session);
  await done(agent, 'session.complete', {}, session);
  const stream = new OggOpusStream({ serial: 1, preSkip: PRE_SKIP });
  const silence = Array.from({ length: 54 }, () => ({ payload: SILENCE, samples: FRAME_SAMPLES }));
  const left = join(dir, `gone.${session}.${call}.17.customer.opus`);
  const stray = join(dir, `gone.nowhere.${call}.17.customer.opus`);
  for (const path of [left, stray]) {
    writeFileSync(path, Buffer.concat([stream.head(), stream.body(silence), Buffer.from('Ogg')]));
    utimesSync(path, 1, 1);
  }
  let later = 0;
  await place.stop();
  await place.start({
    media,
    recordings: { dir, isOn: false },
    now: () => Date.now() + later,
    limits: { sweepMs: 50, recordingRetentionMs: 3_600_000, retentionSweepMs: 50, orphanSweepMs: 50 },
  });
  const events = async (): Promise<EventData['call.recorded'][]> => {
    const { body } = await place.get<{ events: Array<{ name: string; data: unknown }> }>(
      `/api/v1/sessions/${session}/events?limit=500`,
      await place.agentToken('2222@qq.com'),
    );
    return body.events.flatMap(({ name, data }) => (name === 'call.recorded' ? [data as EventData['call.recorded']] : []));
  };
  await waitFor(() => readdirSync(dir).length === 0, { timeoutMs: 10_000 });
  const [, second, ...rest] = await events();
  expect(rest).toEqual([]);
  expect(second).toMatchObject({ call, startedAt: 17, fault: 'interrupted' });
  expect(second?.sides).toMatchObject([{ side: 'customer', durationMs: 1000 }]);
  const url = second?.sides[0]?.url;
  expect((await fetched(url)).status).toBe(200);

  later = 3_700_000;
  const stores = await place.files();
  for (const { file } of sides) {
    await waitFor(async () => (await stores.stat(file)) === null, { timeoutMs: 10_000 });
  }
  expect(await codeOf(await fetched(url))).toBe('file.unknown');
  expect(await events()).toHaveLength(2);
}, 60_000); // prettier-ignore
