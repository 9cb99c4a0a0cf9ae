import { waitFor } from '@ccc/testkit';
import type { CallId } from '@ccc/protocol';
import { VP8, datachannelPeer, type DatachannelPeer } from '../../test/calls/datachannel-peer';
import { heardBy, type Peer } from '../../test/calls/peer';
import type { LegEvent, LegRole, MediaProvider } from './media-provider';
import { pictureLoss, receiverReport } from './rtp/rtcp';

/** What a provider is tried with. */
export interface PictureStage {
  provider: MediaProvider;
  events: readonly LegEvent[];
  join<P extends Peer>(role: LegRole, peer: P, into?: CallId): Promise<P>;
  /** Packets that have come from that side. */
  received(call: CallId, role: LegRole): Promise<number>;
}

/** What both sides of a call show each other. */
export function pictureContract(stage: () => PictureStage): void {
  describe('with video', () => {
    const video = 'video' as CallId;
    let provider: MediaProvider;
    let events: readonly LegEvent[];
    let join: PictureStage['join'];
    let received: PictureStage['received'];
    beforeEach(() => {
      ({ provider, events, join, received } = stage());
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
      const before = await received(video, 'customer');
      customer.send(frame('before'));
      await waitFor(async () => (await received(video, 'customer')) > before);
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
      const ssrc = agent.heard[0]?.ssrc ?? 0;
      const report = { ssrc, fractionLost: 0, lost: 0, newest: 1, jitter: 0 };
      // As RFC 3550 §6.1 has it: nothing without a report.
      const compound = [
        receiverReport(1, [{ ...report, lastReport: 0, sinceLastReportMs: 0 }]),
        pictureLoss(1, ssrc),
      ];
      agent.sendRtcp(Buffer.concat(compound));
      await waitFor(() => isKeyframeWanted(customer));
      expect(isKeyframeWanted(agent)).toBe(false);
    });

    test('asks the sender again for what did not come', async () => {
      const { customer, agent } = await pair();
      provider.bridge(video, ['customer', 'agent']);
      const show = (sequenceNumber: number): void =>
        customer.send({ ...frame(`no. ${sequenceNumber}`), sequenceNumber });
      [500, 503].forEach(show);
      let next = 504;
      const showing = setInterval(() => show(next++), 20);
      await waitFor(() => customer.feedback.some(({ kind }) => kind === 'nack'));
      clearInterval(showing);
      expect(customer.feedback.find(({ kind }) => kind === 'nack')).toMatchObject({
        ssrc: customer.ssrcs.video,
        sequenceNumbers: [501, 502],
      });
      show(501);
      await waitFor(() => heardBy(agent, Buffer.from('no. 501')));
      const numberOf = (shown: number): number =>
        agent.heard.find(({ payload }) => `${payload}` === `no. ${shown}`)?.sequenceNumber ?? 0;
      expect([503, 501].map((shown) => numberOf(shown) - numberOf(500))).toEqual([3, 1]);
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
