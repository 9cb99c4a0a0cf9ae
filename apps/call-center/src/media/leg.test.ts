import type { EndpointHandlers, LocalTransport, RtpEngine } from './engines/rtp-engine';
import { Leg, type LegHooks } from './leg';
import { nack, parseRtcp } from './rtp/rtcp';
import { buildRtp, isRtcp, parseRtp } from './rtp/rtp-packet';
import type { Offer, OfferedMedia } from './sdp/offer';

const local: LocalTransport = {
  iceUfrag: 'ours',
  icePwd: 'ours',
  fingerprint: { algorithm: 'sha-256', value: 'AB' },
  setup: 'active',
  addresses: [],
};

const media = (kind: string, payloadType: number): OfferedMedia => ({
  kind,
  mid: kind,
  direction: 'sendrecv',
  payloadType,
  redPayloadType: null,
  digitPayloadTypes: [],
  digitCodecs: [],
  ssrc: null,
});

const offer: Offer = {
  transport: { ...local, setup: 'actpass' },
  media: [media('audio', 111), media('video', 96)],
};

/** A leg over an engine that writes down what is sent. */
async function openLeg(ssrcs?: LocalTransport['ssrcs']): Promise<{
  leg: Leg;
  sent: Buffer[];
  handlers: EndpointHandlers;
  told: string[];
}> {
  const sent: Buffer[] = [];
  const told: string[] = [];
  let handlers: EndpointHandlers | undefined;
  const engine: RtpEngine = {
    name: 'werift',
    accept: async (_remote, _media, given) => {
      handlers = given;
      return {
        local: ssrcs ? { ...local, ssrcs } : local,
        send: (packet) => void sent.push(packet),
        close: async () => undefined,
      };
    },
    close: async () => undefined,
  };
  const hooks: LegHooks = {
    onConnected: () => told.push('connected'),
    onLost: () => told.push('lost'),
    onDigit: (digit) => told.push(digit),
    onMedia: (kind) => told.push(kind),
    onKeyframeWanted: () => told.push('keyframe'),
  };
  const leg = await Leg.open(engine, offer, { kinds: ['audio', 'video'], announced: [] }, hooks);
  if (!handlers) throw new Error('the engine was not asked');
  return { leg, sent, handlers, told };
}

const videoPacket = (sequenceNumber: number) => ({
  payloadType: 96,
  marker: false,
  sequenceNumber,
  timestamp: sequenceNumber,
  payload: Buffer.from(`no. ${sequenceNumber}`),
});

describe('Leg', () => {
  it('sends video again that the client asks for, and sound never', async () => {
    const { leg, sent, handlers } = await openLeg();
    const source = {};
    for (const number of [1, 2, 3]) {
      const packet = videoPacket(number);
      leg.send('video', { source, packet, isRed: false, isSkipped: false });
      leg.send('audio', { source, packet, isRed: false, isSkipped: false });
    }
    const [video, audio] = sent.slice(2, 4).map((each) => parseRtp(each));
    sent.length = 0;
    for (const asked of [video, audio]) {
      handlers.onPacket(nack(1, asked?.ssrc ?? 0, [asked?.sequenceNumber ?? 0, 60_000]));
    }
    expect(sent.map((each) => parseRtp(each))).toEqual([video]);
  });

  it('is silent after five seconds, says so once, and comes back', async () => {
    const { leg, handlers, told } = await openLeg();
    handlers.onConnected();
    const now = Date.now();
    [4000, 6000, 7000].forEach((later) => leg.tick(now + later));
    handlers.onPacket(buildRtp({ ...videoPacket(1), ssrc: 5 }));
    expect(told).toEqual(['connected', 'lost', 'connected', 'video']);
  });

  it('is lost once when its transport goes, whatever was before', async () => {
    const never = await openLeg();
    never.leg.tick(Date.now() + 31_000);
    never.handlers.onClosed();
    expect(never.told).toEqual(['lost']);
    const silent = await openLeg();
    silent.handlers.onConnected();
    silent.leg.tick(Date.now() + 6000);
    silent.handlers.onClosed();
    expect(silent.told).toEqual(['connected', 'lost']);
  });

  it('reports what came, and what it sent', async () => {
    const { leg, sent, handlers } = await openLeg();
    handlers.onConnected();
    handlers.onPacket(buildRtp({ ...videoPacket(1), ssrc: 5 }));
    leg.send('video', { source: {}, packet: videoPacket(1), isRed: false, isSkipped: false });
    leg.tick(Date.now());
    const reports = sent.filter(isRtcp).flatMap(parseRtcp);
    expect(reports).toContainEqual(
      expect.objectContaining({
        kind: 'receptionReport',
        report: expect.objectContaining({ ssrc: 5 }),
      }),
    );
    expect(reports).toContainEqual(expect.objectContaining({ kind: 'senderReport' }));
  });

  it('leaves reports and repairs to an engine that ends RTCP, and announces what that sends under', async () => {
    const { leg, sent, handlers } = await openLeg({ audio: 71, video: 72 });
    handlers.onConnected();
    handlers.onPacket(buildRtp({ ...videoPacket(1), ssrc: 5 }));
    handlers.onPacket(buildRtp({ ...videoPacket(3), ssrc: 5 }));
    leg.send('video', { source: {}, packet: videoPacket(1), isRed: false, isSkipped: false });
    const [picture] = sent.map((each) => parseRtp(each));
    handlers.onPacket(nack(1, picture?.ssrc ?? 0, [picture?.sequenceNumber ?? 0]));
    leg.tick(Date.now());
    expect(sent).toHaveLength(1);
    leg.requestKeyframe();
    expect(sent.slice(1).flatMap(parseRtcp)).toMatchObject([{ kind: 'keyframe', ssrc: 5 }]);
    expect(leg.answer.match(/^a=ssrc:\d+/gm)).toEqual(['a=ssrc:71', 'a=ssrc:72']);
  });
});
