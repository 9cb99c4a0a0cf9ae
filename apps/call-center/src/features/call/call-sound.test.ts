import { waitFor } from '@ccc/testkit';
import type { CallId } from '@ccc/protocol';
import type { WireClient } from '@ccc/protocol/conformance';
import pino from 'pino';
import { withDefaults } from '../../config/read-config';
import { dial, enterCall } from '../../../test/calls/in-call';
import { talk, type Peer } from '../../../test/calls/peer';
import { accept, done, goOnline } from '../../../test/conversation';
import { ServicePlace } from '../../../test/service-place';
import { createMediaProvider, type MediaProvider } from '../../media';

let place: ServicePlace;
let media: MediaProvider;
const peers: Peer[] = [];
const stops: Array<() => void> = [];

beforeEach(async () => {
  place = await ServicePlace.open();
  media = await createMediaProvider(withDefaults(), pino({ level: 'silent' }));
  await place.start({ media });
}, 60_000);

afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  await Promise.all(peers.splice(0).map((peer) => peer.close()));
  await place.close();
  await media.close();
});

async function enter(client: WireClient, session: string, call: CallId): Promise<Peer> {
  const peer = await enterCall(place.baseUrl, client, session, call);
  peers.push(peer);
  return peer;
}

const hears = (peer: Peer, words: string): boolean =>
  peer.heard.some(({ payload }) => payload.toString().startsWith(words));

it('customer and agent hear each other, and the customer the music before and while held', async () => {
  const agent = await place.agent('2222@qq.com');
  await goOnline(agent);
  const customer = await place.customer('caller');
  const { session, call } = await dial(customer);
  const phone = await enter(customer, session, call);
  await waitFor(() => phone.heard.length > 10);

  await done(customer, 'call.digits', { call, digits: '1' }, session);
  await accept(agent, session);
  const desk = await enter(agent, session, call);
  stops.push(talk(phone, 'customer'), talk(desk, 'agent'));
  await waitFor(() => hears(desk, 'customer') && hears(phone, 'agent'));

  await done(agent, 'call.hold', { call, isHeld: true }, session);
  await waitFor(() => !hears({ ...phone, heard: phone.heard.slice(-20) }, 'agent'));
  await done(agent, 'call.hold', { call, isHeld: false }, session);
  const mark = phone.heard.length;
  await waitFor(() => hears({ ...phone, heard: phone.heard.slice(mark) }, 'agent'));

  for (const stop of stops.splice(0)) stop();
  await done(customer, 'call.end', { call }, session);
  const over = await agent.waitForEvent(session, ({ name }) => name === 'call.ended');
  expect(over.data).toMatchObject({ closeBy: 'client', reason: 'ok' });
  await waitFor(async () => (await media.stats(call)).length === 0);
  const measured = await agent.waitForEvent(session, ({ name }) => name === 'call.measured');
  const side = { durationMs: expect.any(Number), sentLossPercent: { mean: 0, worst: 0 } };
  expect(measured.data).toMatchObject({
    call,
    sides: [
      { side: 'customer', ...side },
      { side: 'agent', ...side },
    ],
  });
  const shown = await customer.waitForEvent(session, ({ name }) => name === 'call.measured');
  expect(shown.data).toEqual({});
}, 60_000);
