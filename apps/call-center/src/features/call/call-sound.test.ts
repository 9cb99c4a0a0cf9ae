import { waitFor } from '@ccc/testkit';
import type { CallId, MediaTicket } from '@ccc/protocol';
import type { WireClient } from '@ccc/protocol/conformance';
import pino from 'pino';
import { datachannelPeer } from '../../../test/calls/datachannel-peer';
import { talk, type Peer } from '../../../test/calls/peer';
import { accept, done, goOnline } from '../../../test/conversation';
import { ServicePlace } from '../../../test/service-place';
import { DEMO } from '../../demo/seed-demo';
import { createMediaProvider, type MediaProvider } from '../../media';

let place: ServicePlace;
let media: MediaProvider;
const peers: Peer[] = [];
const stops: Array<() => void> = [];

beforeEach(async () => {
  place = await ServicePlace.open();
  media = await createMediaProvider({ mediaPort: 0, mediaAddress: [] }, pino({ level: 'silent' }));
  await place.start({ media });
}, 60_000);

afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  await Promise.all(peers.splice(0).map((peer) => peer.close()));
  await place.close();
  await media.close();
});

/** Into the call, by the ticket and the HTTP door, as any client. */
async function enter(client: WireClient, session: string, call: CallId): Promise<Peer> {
  const { result } = await done(client, 'call.join', { call }, session);
  const { leg } = (result as { ticket: MediaTicket }).ticket;
  const peer = datachannelPeer();
  peers.push(peer);
  const response = await fetch(`${place.baseUrl}/api/v1/media/legs/${leg}`, {
    method: 'POST',
    headers: { 'content-type': 'application/sdp' },
    body: await peer.offer(),
  });
  expect(response.status).toBe(201);
  await peer.accept(await response.text());
  return peer;
}

const hears = (peer: Peer, words: string): boolean =>
  peer.heard.some(({ payload }) => payload.toString().startsWith(words));

it('customer and agent hear each other, and the customer the music before and while held', async () => {
  const agent = await place.agent('2222@qq.com');
  await goOnline(agent);
  const customer = await place.customer('caller');
  const opened = await done(customer, 'session.open', { flow: DEMO.flow, media: 'audio' });
  const { session } = opened.result as { session: string };
  const started = await customer.waitForEvent(session, ({ name }) => name === 'call.started');
  const { call } = started.data as { call: CallId };
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

  await done(customer, 'call.end', { call }, session);
  const over = await agent.waitForEvent(session, ({ name }) => name === 'call.ended');
  expect(over.data).toMatchObject({ closeBy: 'client', reason: 'ok' });
  await waitFor(() => media.stats(call).length === 0);
}, 60_000);
