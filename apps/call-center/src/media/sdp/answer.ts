import type { LocalTransport, TransportAddress } from '../engines/rtp-engine';
import type { Offer, OfferedMedia } from './offer';

export interface AnswerOptions {
  /** Under which SSRC the answering side will send; `null` refuses the m-line. */
  ssrcOf: (media: OfferedMedia) => number | null;
  /** Addresses to be told instead of the transport's own: those that clients know the service by. */
  announced: readonly string[];
}

/** Name of the one stream of a call, which audio and video share. */
export const STREAM = 'ccc';

/** The answer: one transport for all that is taken, with every address in it. */
export function writeAnswer(offer: Offer, local: LocalTransport, options: AnswerOptions): string {
  const addresses = announcedOf(local.addresses, options.announced);
  const ssrcs = offer.media.map(options.ssrcOf);
  const taken = offer.media.filter((_media, index) => ssrcs[index] !== null);
  return [
    'v=0',
    'o=- 1 1 IN IP4 0.0.0.0',
    's=-',
    't=0 0',
    `a=group:BUNDLE ${taken.map(({ mid }) => mid).join(' ')}`,
    `a=msid-semantic:WMS ${STREAM}`,
    ...offer.media.flatMap((media, index) => {
      const ssrc = ssrcs[index] ?? null;
      if (ssrc === null) return refusalOf(media);
      return [...mediaLines(media, ssrc), ...transportLines(local, addresses)];
    }),
    '',
  ].join('\r\n');
}

/** Each announced address stands for each port: a NAT in front of the service keeps ports as they are. */
function announcedOf(own: TransportAddress[], announced: readonly string[]): TransportAddress[] {
  if (announced.length === 0) return own;
  const ports = [...new Set(own.map(({ port }) => port))];
  return announced.flatMap((address) => ports.map((port) => ({ address, port })));
}

/** The payload types that are taken, the wanted one first: a browser sends RED, where it offers it. */
export function formatsOf({
  payloadType,
  redPayloadType,
  digitPayloadTypes,
}: OfferedMedia): number[] {
  return [
    ...(redPayloadType === null ? [] : [redPayloadType]),
    payloadType ?? 0,
    ...digitPayloadTypes,
  ];
}

/** What says which codecs these are. */
export function codecLines(media: OfferedMedia): string[] {
  const codec = media.payloadType ?? 0;
  return media.kind === 'audio' ? audioCodecs(media, codec) : videoCodecs(codec);
}

function mediaLines(media: OfferedMedia, ssrc: number): string[] {
  return [
    `m=${media.kind} 9 UDP/TLS/RTP/SAVPF ${formatsOf(media).join(' ')}`,
    'c=IN IP4 0.0.0.0',
    `a=mid:${media.mid}`,
    `a=${answerTo(media.direction)}`,
    'a=rtcp-mux',
    ...codecLines(media),
    `a=msid:${STREAM} ${media.kind}`,
    `a=ssrc:${ssrc} cname:${STREAM}`,
  ];
}

function audioCodecs(media: OfferedMedia, opus: number): string[] {
  const red = media.redPayloadType;
  return [
    `a=rtpmap:${opus} opus/48000/2`,
    `a=fmtp:${opus} minptime=10;useinbandfec=1`,
    ...(red === null ? [] : [`a=rtpmap:${red} red/48000/2`, `a=fmtp:${red} ${opus}/${opus}`]),
    ...media.digitPayloadTypes.map((type, index) => `a=rtpmap:${type} ${media.digitCodecs[index]}`),
  ];
}

function videoCodecs(vp8: number): string[] {
  return [
    `a=rtpmap:${vp8} VP8/90000`,
    `a=rtcp-fb:${vp8} nack`,
    `a=rtcp-fb:${vp8} nack pli`,
    `a=rtcp-fb:${vp8} ccm fir`,
  ];
}

function transportLines(local: LocalTransport, addresses: TransportAddress[]): string[] {
  return [
    `a=setup:${local.setup}`,
    `a=ice-ufrag:${local.iceUfrag}`,
    `a=ice-pwd:${local.icePwd}`,
    `a=fingerprint:${local.fingerprint.algorithm} ${local.fingerprint.value}`,
    ...addresses.map(({ address, port }, index) => {
      // RFC 8445 §5.1.2.1: type preference 126 of a host, local preference in the given order.
      const priority = 126 * 2 ** 24 + (65_535 - index) * 2 ** 8 + 255;
      return `a=candidate:${index + 1} 1 udp ${priority} ${address} ${port} typ host`;
    }),
    'a=end-of-candidates',
  ];
}

function refusalOf({ kind, mid }: OfferedMedia): string[] {
  const [protocol, format] =
    kind === 'application' ? ['UDP/DTLS/SCTP', 'webrtc-datachannel'] : ['UDP/TLS/RTP/SAVPF', '0'];
  return [`m=${kind} 0 ${protocol} ${format}`, 'c=IN IP4 0.0.0.0', `a=mid:${mid}`, 'a=inactive'];
}

/** How the other side's direction looks from here. */
export function answerTo(direction: OfferedMedia['direction']): OfferedMedia['direction'] {
  if (direction === 'sendonly') return 'recvonly';
  if (direction === 'recvonly') return 'sendonly';
  return direction;
}
