import type { CallId } from '@ccc/protocol';
import { createEmbeddedProvider } from './embedded-provider';
import type { EndpointHandlers, RtpEngine } from './engines/rtp-engine';
import type { LegRole, MediaProvider } from './media-provider';
import { SILENCE } from './ogg/opus-packet';
import { isRtcp, parseRtp, buildRtp } from './rtp/rtp-packet';
import { loadSounds } from './sounds/sound-library';

const ROLES: readonly LegRole[] = ['customer', 'agent', 'colleague'];
const LIMIT = 16;

const print = Array.from({ length: 32 }, () => 'AB').join(':');
const OFFER = [
  'v=0',
  'o=- 1 1 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'c=IN IP4 0.0.0.0',
  'a=ice-ufrag:Fq+1',
  'a=ice-pwd:0123456789abcdefghijkLMN',
  `a=fingerprint:sha-256 ${print}`,
  'a=setup:actpass',
  'a=mid:0',
  'a=sendrecv',
  'a=rtcp-mux',
  'a=rtpmap:111 opus/48000/2',
  '',
].join('\r\n');

/** One leg, as its client would have it over a wire. */
interface Wire {
  handlers: EndpointHandlers;
  heard: Buffer[];
}

describe('calls of three', () => {
  let provider: MediaProvider;
  const wires: Wire[] = [];
  const complaints: string[] = [];

  /** Without a network: what the engine would carry lies in {@link wires}. */
  const engine: RtpEngine = {
    name: 'node-datachannel',
    accept: async (remote, _media, handlers) => {
      const wire: Wire = { handlers, heard: [] };
      wires.push(wire);
      return {
        local: { ...remote, setup: 'passive', addresses: [{ address: '127.0.0.1', port: 1 }] },
        send: (packet) => {
          const rtp = isRtcp(packet) ? null : parseRtp(packet);
          if (rtp) wire.heard.push(rtp.payload);
        },
        close: async () => undefined,
      };
    },
    close: async () => undefined,
  };

  beforeEach(async () => {
    const complain = (_about: object, message: string): void => void complaints.push(message);
    const log = { warn: complain, error: complain };
    const sounds = await loadSounds();
    provider = createEmbeddedProvider({ engine, sounds, announced: [], maxLegs: 100, log });
  });
  afterEach(async () => {
    await provider.close();
    wires.length = 0;
    complaints.length = 0;
  });

  async function three(call: CallId): Promise<Wire[]> {
    provider.openRoom(call);
    const own: Wire[] = [];
    for (const role of ROLES) {
      await provider.answer(call, role, OFFER);
      const wire = wires.at(-1);
      wire?.handlers.onConnected();
      if (wire) own.push(wire);
    }
    provider.bridge(call, ROLES);
    return own;
  }

  const say = (wire: Wire | undefined): void => {
    const about = { payloadType: 111, marker: false, ssrc: 7, sequenceNumber: 1, timestamp: 960 };
    wire?.handlers.onPacket(buildRtp({ ...about, payload: SILENCE }));
  };

  it(`are mixed up to ${LIMIT}; in one more the two sides hear each other, until another is over`, async () => {
    const call = (index: number): CallId => `call ${index}` as CallId;
    for (let index = 0; index < LIMIT; index += 1) await three(call(index));
    expect(complaints).toEqual([]);
    const [customer, agent, colleague] = await three(call(LIMIT));
    expect(complaints).toContain(
      `${LIMIT} calls of three go on: in one more the colleague is not heard`,
    );
    say(colleague);
    say(agent);
    expect(customer?.heard).toEqual([SILENCE]);
    say(customer);
    expect(agent?.heard).toEqual([SILENCE]);
    expect(colleague?.heard).toEqual([]);

    await provider.closeRoom(call(0));
    complaints.length = 0;
    provider.bridge(call(LIMIT), ROLES);
    expect(complaints).toEqual([]);
    say(agent);
    // It is mixed by now: nothing is passed on as it came.
    expect(customer?.heard).toHaveLength(1);
  });
});
