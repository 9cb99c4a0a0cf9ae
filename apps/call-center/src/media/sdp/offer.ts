import type { RemoteTransport } from '../engines/rtp-engine';
import { badOffer } from '../media-fault';

export type MediaKind = 'audio' | 'video';
type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** One m-line of an offer, and what of it a call can use. */
export interface OfferedMedia {
  /** What stands on the m-line; neither audio nor video: a data channel, say. */
  kind: string;
  mid: string;
  direction: Direction;
  /** Payload type of Opus or VP8; `null` if it is not offered. */
  payloadType: number | null;
  /** Payload type of RED over that Opus (RFC 2198). */
  redPayloadType: number | null;
  /** Payload types of digits (RFC 4733). */
  digitPayloadTypes: number[];
  /** What the client says that it will send under; null where it does not say. */
  ssrc: number | null;
  /** With digits: as they stand in the offer, `telephone-event/48000`. */
  digitCodecs: string[];
}

export interface Offer {
  transport: RemoteTransport;
  media: OfferedMedia[];
}

/** An offer longer than this is none. */
const MAX_CHARS = 64_000;
const MAX_MEDIA = 8;

/**
 * What a call needs of an offer. Candidates are not read: who offers comes to us.
 * @throws CccError `media.badOffer`: not SDP, not muxed, no Opus, no ICE or DTLS
 */
export function readOffer(sdp: string): Offer {
  if (sdp.length > MAX_CHARS || !sdp.startsWith('v=0')) throw badOffer('no SDP');
  const [session = [], ...sections] = sectionsOf(sdp);
  if (sections.length > MAX_MEDIA) throw badOffer(`more than ${MAX_MEDIA} m-lines`);
  const media = sections.map(mediaOf);
  const mids = media.map(({ mid }) => mid);
  if (mids.some((mid) => !/^[\w.+-]{1,32}$/.test(mid)) || new Set(mids).size < mids.length) {
    throw badOffer('each m-line needs a mid of its own');
  }
  const isVoice = ({ kind, payloadType }: OfferedMedia) => kind === 'audio' && payloadType !== null;
  const voice = sections[media.findIndex(isVoice)];
  if (!voice) throw badOffer('no Opus (opus/48000/2)');
  if (!voice.includes('a=rtcp-mux')) throw badOffer('no rtcp-mux');
  return { transport: transportOf([...voice, ...session]), media };
}

function sectionsOf(sdp: string): string[][] {
  const sections: string[][] = [[]];
  for (const line of sdp.split(/\r\n|\n/)) {
    if (line.startsWith('m=')) sections.push([]);
    sections.at(-1)?.push(line);
  }
  return sections;
}

function mediaOf(lines: string[]): OfferedMedia {
  const [kind = '', , , ...formats] = (lines[0] ?? '').slice(2).split(' ');
  const codecs = formats
    .filter((format) => /^\d{1,3}$/.test(format))
    .map((format) => ({
      payloadType: Number(format),
      name: valueOf(lines, `rtpmap:${format} `)?.toLowerCase() ?? '',
      parameters: valueOf(lines, `fmtp:${format} `) ?? '',
    }));
  const wanted = { audio: 'opus/48000/2', video: 'vp8/90000' }[kind];
  const codec = codecs.find(({ name }) => name === wanted);
  const red = codecs.find(
    ({ name, parameters }) =>
      name === 'red/48000/2' &&
      parameters.split('/').every((each) => Number(each) === codec?.payloadType),
  );
  const digits = codecs.filter(({ name }) => /^telephone-event\/\d+$/.test(name));
  return {
    kind,
    mid: valueOf(lines, 'mid:') ?? '',
    direction: directionOf(lines),
    payloadType: codec?.payloadType ?? null,
    redPayloadType: red?.payloadType ?? null,
    digitPayloadTypes: digits.map(({ payloadType }) => payloadType),
    digitCodecs: digits.map(({ name }) => name),
    ssrc: ssrcOf(lines),
  };
}

/** The first is that of the stream itself; one of repairs (RFC 4588) stands behind it. */
function ssrcOf(lines: string[]): number | null {
  const [, digits] = /^(\d{1,10}) /.exec(valueOf(lines, 'ssrc:') ?? '') ?? [];
  const ssrc = Number(digits);
  return ssrc > 0 && ssrc < 2 ** 32 ? ssrc : null;
}

function directionOf(lines: string[]): Direction {
  const directions: Direction[] = ['sendonly', 'recvonly', 'inactive'];
  return directions.find((direction) => lines.includes(`a=${direction}`)) ?? 'sendrecv';
}

/** The section's own lines come before those of the session, and so win. */
function transportOf(lines: string[]): RemoteTransport {
  const iceUfrag = valueOf(lines, 'ice-ufrag:') ?? '';
  const icePwd = valueOf(lines, 'ice-pwd:') ?? '';
  if (!/^[A-Za-z0-9+/]{4,256}$/.test(iceUfrag) || !/^[A-Za-z0-9+/]{22,256}$/.test(icePwd)) {
    throw badOffer('no ICE credentials');
  }
  const [, algorithm = '', value = ''] =
    /^(sha-(?:256|384|512)) ((?:[0-9a-f]{2}:){31,63}[0-9a-f]{2})$/i.exec(
      valueOf(lines, 'fingerprint:') ?? '',
    ) ?? [];
  const offered = valueOf(lines, 'setup:') ?? 'actpass';
  const setup = (['actpass', 'active', 'passive'] as const).find((each) => each === offered);
  if (!value || !setup) throw badOffer('no DTLS fingerprint (sha-256 or better), or a wrong setup');
  const fingerprint = { algorithm: algorithm.toLowerCase(), value: value.toUpperCase() };
  return { iceUfrag, icePwd, fingerprint, setup };
}

function valueOf(lines: string[], name: string): string | undefined {
  const prefix = `a=${name}`;
  return lines.find((line) => line.startsWith(prefix))?.slice(prefix.length);
}
