import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '@ccc/testkit';
import type { CallId, EventData } from '@ccc/protocol';
import type { WireClient } from '@ccc/protocol/conformance';
import { dial, enterCall } from '../../../test/calls/in-call';
import type { Peer } from '../../../test/calls/peer';
import { accept, done, goOnline } from '../../../test/conversation';
import { speak } from '../../../test/recordings/speak';
import { ServicePlace } from '../../../test/service-place';
import type { MediaProvider } from '../../media';
import { withDefaults } from '../../config/read-config';
import { openProcessProvider } from '../../media/process/process-provider';
import { loadSounds } from '../../media/sounds/sound-library';

const nothing = (): void => undefined;
const log = { warn: nothing, error: nothing };

let place: ServicePlace;
let media: MediaProvider;
let dir: string;
const pids: number[] = [];
const peers: Peer[] = [];

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'ccc-process-'));
  place = await ServicePlace.open();
  const settings = { ...withDefaults(), maxLegs: 4 };
  media = await openProcessProvider(settings, log, { onStarted: ({ pid }) => pids.push(pid) });
  const limits = { recordingAbandonedMs: 3000, sweepMs: 50 };
  await place.start({ media, recordings: { dir, isOn: true }, limits });
}, 60_000);

afterEach(async () => {
  await Promise.all(peers.splice(0).map((peer) => peer.close()));
  await place.close();
  await media.close();
  rmSync(dir, { recursive: true, force: true });
});

async function enter(client: WireClient, session: string, call: CallId): Promise<Peer> {
  const peer = await enterCall(place.baseUrl, client, session, call);
  peers.push(peer);
  return peer;
}

it('a call whose media process dies goes on, and what was said before is kept', async () => {
  const music = (await loadSounds()).holdMusic.slice(100);
  const agent = await place.agent('2222@qq.com');
  await goOnline(agent);
  const customer = await place.customer('caller');
  const { session, call } = await dial(customer);
  await done(customer, 'call.digits', { call, digits: '1' }, session);
  await accept(agent, session);

  const talk = async (): Promise<void> => {
    const phone = await enter(customer, session, call);
    const desk = await enter(agent, session, call);
    const said = music.slice(0, 150);
    await Promise.all([speak(phone, said), speak(desk, said)]);
    await waitFor(() => desk.heard.some(({ payload }) => payload.equals(said[100] ?? payload)));
  };
  await talk();
  // The newest seconds of a recording are not on the disk yet.
  const sizes = (): number[] => readdirSync(dir).map((name) => statSync(join(dir, name)).size);
  await waitFor(() => sizes().every((bytes) => bytes > 1500), { timeoutMs: 10_000 });
  process.kill(pids.at(-1) ?? 0, 'SIGKILL');
  await waitFor(() => pids.length === 2);
  await talk();
  await done(agent, 'call.end', { call }, session);
  const ended = await customer.waitForEvent(session, ({ name }) => name === 'call.ended');
  expect(ended.data).toMatchObject({ reason: 'ok' });

  const token = await place.agentToken('2222@qq.com');
  const parts = new Map<number, EventData['call.recorded']>();
  const isKept = async (): Promise<boolean> => {
    const { body } = await place.get<{ events: Array<{ name: string; data: unknown }> }>(
      `/api/v1/sessions/${session}/events?limit=500`,
      token,
    );
    for (const { name, data } of body.events) {
      if (name !== 'call.recorded') continue;
      const part = data as EventData['call.recorded'];
      parts.set(part.startedAt, part);
    }
    return parts.size === 2;
  };
  await waitFor(isKept, { timeoutMs: 20_000, intervalMs: 200 });
  const [before, after] = [...parts.values()].sort((one, two) => one.startedAt - two.startedAt);
  expect(before).toMatchObject({ call, fault: 'interrupted' });
  expect(after?.fault).toBeUndefined();
  for (const part of [before, after]) {
    expect(part?.sides.map(({ side }) => side).sort()).toEqual(['agent', 'customer']);
  }
}, 90_000);
