import { Audio, PeerConnection } from 'node-datachannel';
import { loneAddress } from '../../src/media/engines/lone-address';
import { transportOf } from '../../src/media/engines/transport-sdp';
import { parseRtcp, type Feedback } from '../../src/media/rtp/rtcp';
import { watchPeer } from '../../src/media/engines/watch-peer';
import { buildRtp, isRtcp, parseRtp } from '../../src/media/rtp/rtp-packet';
import type { HeardPacket, Peer } from './peer';

export const OPUS = 111;
export const RED = 63;
export const DIGITS = 110;
export const VP8 = 96;
const SSRCS = { audio: 1111, video: 2222 };

export interface DatachannelPeerOptions {
  hasVideo?: boolean;
  hasRed?: boolean;
  /** Everything goes through this TURN server. */
  relay?: { hostname: string; port: number; username: string; password: string };
}

/** libdatachannel as a client: packets as they are, in both directions. */
export interface DatachannelPeer extends Peer {
  readonly feedback: Feedback[];
  readonly ssrcs: { audio: number; video: number };
  /** Sends a digit as RFC 4733 has it: in several packets, the last three of them ends. */
  dial(digit: string): void;
  send(packet: {
    payloadType: number;
    payload: Buffer;
    isVideo?: boolean;
    sequenceNumber?: number;
  }): void;
  /** Has a packet of sound lost on its way. */
  lose(): void;
  sendRtcp(packet: Buffer): void;
  /** Its addresses at TURN servers, once it has offered. */
  relayAddresses(): string[];
}

export function datachannelPeer(options: DatachannelPeerOptions = {}): DatachannelPeer {
  const connection = new PeerConnection('client', {
    iceServers: options.relay ? [{ ...options.relay, relayType: 'TurnUdp' }] : [],
    ...(options.relay ? { iceTransportPolicy: 'relay' as const } : {}),
    bindAddress: loneAddress(),
    disableAutoNegotiation: true,
  });
  const media = new Audio('0', 'SendRecv');
  media.addOpusCodec(OPUS);
  const track = connection.addTrack(media);
  const close = watchPeer(connection, track, () => undefined);
  const heard: HeardPacket[] = [];
  const feedback: Feedback[] = [];
  track.onMessage((packet) => {
    if (isRtcp(packet)) feedback.push(...parseRtcp(packet));
    else heard.push(...[parseRtp(packet) ?? []].flat());
  });
  const ssrcs = SSRCS;
  const next = { audio: 65_530, video: 100 };
  let timestamp = 5000;
  const peer: DatachannelPeer = {
    heard,
    feedback,
    ssrcs,
    offer: async () => {
      const sdp = await new Promise<string>((resolve) => {
        connection.onGatheringStateChange((state) => {
          if (state === 'complete') resolve(connection.localDescription()?.sdp ?? '');
        });
        connection.setLocalDescription('offer');
      });
      return offerFrom(sdp, options);
    },
    accept: async (answer) => {
      const isOpen = new Promise<void>((resolve) => track.onOpen(resolve));
      connection.setRemoteDescription(singleSection(answer), 'answer');
      await isOpen;
    },
    say: (payload) => peer.send({ payloadType: OPUS, payload }),
    dial: (digit) => {
      const event = '0123456789*#'.indexOf(digit);
      timestamp += 960;
      const began = timestamp;
      for (const [flags, duration] of [[10, 160], [10, 320], [138, 480], [138, 480], [138, 480]] as const) {
        timestamp = began - 960;
        peer.send({ payloadType: DIGITS, payload: Buffer.from([event, flags, duration >> 8, duration & 255]) });
      }
    }, // prettier-ignore
    send: ({ payloadType, payload, isVideo = false, sequenceNumber }) => {
      // Whom the service has let go of speaks into the air.
      if (!track.isOpen()) return;
      const kind = isVideo ? 'video' : 'audio';
      timestamp += 960;
      const number = sequenceNumber ?? next[kind]++ & 0xffff;
      const packet = { payloadType, payload, timestamp, marker: false, ssrc: ssrcs[kind] };
      // Who has been hung up on says nothing more.
      if (track.isOpen()) track.sendMessageBinary(buildRtp({ ...packet, sequenceNumber: number }));
    },
    lose: () => void (next.audio += 1),
    sendRtcp: (packet) => void track.sendMessageBinary(packet),
    relayAddresses: () => {
      const sdp = connection.localDescription()?.sdp ?? '';
      return [...sdp.matchAll(/ (\S+ \d+) typ relay/g)].map(([, address = '']) => address);
    },
    close,
  };
  return peer;
}

/** What libdatachannel knows of the transport, with the m-lines of a browser. */
function offerFrom(sdp: string, { hasVideo, hasRed }: DatachannelPeerOptions): string {
  const transport = transportOf(sdp.replace('a=setup:actpass', 'a=setup:active'));
  if (!transport) throw new Error('no transport');
  const common = [
    'c=IN IP4 0.0.0.0',
    'a=sendrecv',
    'a=rtcp-mux',
    'a=setup:actpass',
    `a=ice-ufrag:${transport.iceUfrag}`,
    `a=ice-pwd:${transport.icePwd}`,
    `a=fingerprint:${transport.fingerprint.algorithm} ${transport.fingerprint.value}`,
  ];
  return [
    'v=0',
    'o=- 1 2 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    `a=group:BUNDLE 0${hasVideo ? ' 1' : ''}`,
    `m=audio 9 UDP/TLS/RTP/SAVPF ${OPUS} ${hasRed ? `${RED} ` : ''}${DIGITS}`,
    ...common,
    'a=mid:0',
    `a=rtpmap:${OPUS} opus/48000/2`,
    ...(hasRed ? [`a=rtpmap:${RED} red/48000/2`, `a=fmtp:${RED} ${OPUS}/${OPUS}`] : []),
    `a=rtpmap:${DIGITS} telephone-event/48000`,
    `a=ssrc:${SSRCS.audio} cname:client`,
    ...(hasVideo
      ? [
          `m=video 9 UDP/TLS/RTP/SAVPF ${VP8}`,
          ...common,
          'a=mid:1',
          `a=rtpmap:${VP8} VP8/90000`,
          `a=ssrc:${SSRCS.video} cname:client`,
        ]
      : []),
    '',
  ].join('\r\n');
}

/** The first m-line, whose transport all others share. */
function singleSection(answer: string): string {
  const [session = '', first = ''] = answer.split(/(?=^m=)/m);
  return session.replace(/^a=group:.*$/m, 'a=group:BUNDLE 0') + first;
}
