import { waitFor } from '@ccc/testkit';
import type { CallId } from '@ccc/protocol';
import { VP8, datachannelPeer, type DatachannelPeer } from '../../test/calls/datachannel-peer';
import { heardBy, type Peer } from '../../test/calls/peer';
import type { LegEvent, LegRole, MediaProvider } from './media-provider';
import { pictureLoss } from './rtp/rtcp';

/** What a provider is tried with. */
export interface PictureStage {
  provider: MediaProvider;
  events: readonly LegEvent[];
  join<P extends Peer>(role: LegRole, peer: P, into?: CallId): Promise<P>;
}

/** What both sides of a call show each other. */
export function pictureContract(stage: () => PictureStage): void {
  describe('with video', () => {
    const video = 'video' as CallId;
    let provider: MediaProvider;
    let events: readonly LegEvent[];
    let join: PictureStage['join'];
    beforeEach(() => {
      ({ provider, events, join } = stage());
    });
    const frame = (text: string) => ({
      payloadType: VP8,
      payload: Buffer.from(text),
      isVideo: true,
    });

    async function pair(): Promise<{ customer: DatachannelPeer; agent: DatachannelPeer }> {
      provider.openRoom(video);
      const customer = await join('customer', datachannelPeer({ hasVideo: true }), video);
      const agent = await join('agent', datachannelPeer({ hasVideo: true }), video);
      return { customer, agent };
    }

    const isKeyframeWanted = (peer: DatachannelPeer): boolean =>
      peer.feedback.some(
        ({ kind, ...rest }) =>
          kind === 'keyframe' && 'ssrc' in rest && rest.ssrc === peer.ssrcs.video,
      );

    test('carries both, and asks for a picture to begin with', async () => {
      const { customer, agent } = await pair();
      customer.send(frame('before'));
      await waitFor(async () =>
        (await provider.stats(video)).some(({ packetsReceived }) => packetsReceived > 0),
      );
      provider.bridge(video, ['customer', 'agent']);
      await waitFor(() => isKeyframeWanted(customer));
      customer.send(frame('picture'));
      agent.say(Buffer.from('sound'));
      await waitFor(() => heardBy(agent, Buffer.from('picture')));
      await waitFor(() => heardBy(customer, Buffer.from('sound')));
      expect(heardBy(agent, Buffer.from('before'))).toBe(false);
    });

    test('passes on that a picture is wanted', async () => {
      const { customer, agent } = await pair();
      provider.bridge(video, ['customer', 'agent']);
      customer.send(frame('torn'));
      await waitFor(() => heardBy(agent, Buffer.from('torn')));
      agent.sendRtcp(pictureLoss(1, agent.heard[0]?.ssrc ?? 0));
      await waitFor(() => isKeyframeWanted(customer));
      expect(isKeyframeWanted(agent)).toBe(false);
    });

    test('asks the sender again for what did not come', async () => {
      const { customer, agent } = await pair();
      provider.bridge(video, ['customer', 'agent']);
      [500, 503].forEach((sequenceNumber) =>
        customer.send({ ...frame(`no. ${sequenceNumber}`), sequenceNumber }),
      );
      await waitFor(() => customer.feedback.some(({ kind }) => kind === 'nack'));
      expect(customer.feedback.find(({ kind }) => kind === 'nack')).toMatchObject({
        ssrc: customer.ssrcs.video,
        sequenceNumbers: [501, 502],
      });
      customer.send({ ...frame('no. 501'), sequenceNumber: 501 });
      await waitFor(() => heardBy(agent, Buffer.from('no. 501')));
      const [first, second, late] = agent.heard.map(({ sequenceNumber }) => sequenceNumber);
      expect([(second ?? 0) - (first ?? 0), (late ?? 0) - (first ?? 0)]).toEqual([3, 1]);
    });

    test('comes into what began by voice, over the connections that are there', async () => {
      const { customer, agent } = await pair();
      provider.bridge(video, ['customer', 'agent']);
      customer.say(Buffer.from('voice'));
      await waitFor(() => heardBy(agent, Buffer.from('voice')));
      agent.send(frame('picture'));
      await waitFor(() => heardBy(customer, Buffer.from('picture')));
      customer.say(Buffer.from('voice, still'));
      await waitFor(() => heardBy(agent, Buffer.from('voice, still')));
      expect(events.map(({ kind }) => kind)).toEqual(['connected', 'connected']);
    });

    test('of one whose client offers no line for pictures reaches nobody, and the sound goes on', async () => {
      const { customer } = await pair();
      const agent = await join('agent', datachannelPeer(), video);
      provider.bridge(video, ['customer', 'agent']);
      customer.send(frame('picture'));
      customer.say(Buffer.from('voice'));
      await waitFor(() => heardBy(agent, Buffer.from('voice')));
      expect(heardBy(agent, Buffer.from('picture'))).toBe(false);
    });
  });
}
