import { waitFor } from '@ccc/testkit';
import type { CallId, WebRtcTicket } from '@ccc/protocol';
import pino from 'pino';
import { withDefaults } from '../../config/read-config';
import { datachannelPeer } from '../../../test/calls/datachannel-peer';
import { hasTurnServer, startTurnServer, type TurnServer } from '../../../test/calls/turn-server';
import { done } from '../../../test/conversation';
import { ServicePlace } from '../../../test/service-place';
import { DEMO } from '../../demo/seed-demo';
import { createMediaProvider, type MediaProvider } from '../../media';

const SECRET = 'north';

(hasTurnServer() ? describe : describe.skip)(
  'a client behind a closed network, with coturn',
  () => {
    let turn: TurnServer;
    let place: ServicePlace;
    let media: MediaProvider;

    beforeEach(async () => {
      turn = await startTurnServer(SECRET);
      place = await ServicePlace.open();
      media = await createMediaProvider(
        withDefaults({ mediaAddress: ['127.0.0.1'] }),
        pino({ level: 'silent' }),
      );
    }, 60_000);

    afterEach(async () => {
      await place.close();
      await media.close();
      await turn.stop();
    });

    /** A call, and a customer who can reach nothing but the TURN server of the ticket. */
    async function caller(secret: string) {
      const urls = [`turn:127.0.0.1:${turn.port}`];
      await place.start({ media, iceServers: [{ urls, secret }] });
      const customer = await place.customer('caller');
      const opened = await done(customer, 'session.open', { flow: DEMO.flow, media: 'audio' });
      const { session } = opened.result as { session: string };
      const started = await customer.waitForEvent(session, ({ name }) => name === 'call.started');
      const { call } = started.data as { call: CallId };
      const { result } = await done(customer, 'call.join', { call }, session);
      const { leg, iceServers } = (result as { ticket: WebRtcTicket }).ticket;
      const [server] = iceServers;
      expect(server).toEqual({
        urls,
        username: expect.stringMatching(/^\d+:/),
        credential: expect.any(String),
      });
      const { username = '', credential: password = '' } = server ?? {};
      const peer = datachannelPeer({
        relay: { hostname: '127.0.0.1', port: turn.port, username, password },
      });
      return { call, leg, peer };
    }

    it('hears the call with the credentials of the ticket', async () => {
      const { call, leg, peer } = await caller(SECRET);
      const offer = await peer.offer();
      expect(peer.relayAddresses()).toHaveLength(1);
      const response = await fetch(`${place.baseUrl}/api/v1/media/legs/${leg}`, {
        method: 'POST',
        headers: { 'content-type': 'application/sdp' },
        body: offer,
      });
      await peer.accept(await response.text());
      await waitFor(() => peer.heard.length > 10);
      expect(await media.stats(call)).toMatchObject([{ role: 'customer', isConnected: true }]);
      await peer.close();
    }, 60_000);

    it('gets nowhere with those of another secret', async () => {
      const { peer } = await caller('south');
      await peer.offer();
      expect(peer.relayAddresses()).toEqual([]);
      await peer.close();
    }, 60_000);
  },
);
