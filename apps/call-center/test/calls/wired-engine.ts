import type { EndpointHandlers, RtpEngine } from '../../src/media/engines/rtp-engine';
import { isRtcp, parseRtp } from '../../src/media/rtp/rtp-packet';

const print = Array.from({ length: 32 }, () => 'AB').join(':');

/** Of somebody who speaks Opus. */
export const VOICE_OFFER = [
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
export interface Wire {
  handlers: EndpointHandlers;
  /** What was said to it. */
  heard: Buffer[];
}

/** Without a network: what an engine would carry lies in `wires`, in the order of the legs. */
export function wiredEngine(): { engine: RtpEngine; wires: Wire[] } {
  const wires: Wire[] = [];
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
  return { engine, wires };
}
