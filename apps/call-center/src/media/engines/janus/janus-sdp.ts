import { isIPv4 } from 'node:net';
import { answerTo, codecLines, formatsOf, STREAM } from '../../sdp/answer';
import type { MediaKind, OfferedMedia } from '../../sdp/offer';
import type { RemoteTransport, TransportAddress } from '../rtp-engine';

const KINDS: readonly MediaKind[] = ['audio', 'video'];

/**
 * An offer made of checked values, without candidates: no text of a client reaches Janus, and nobody
 * can have it send to addresses of their choice. Janus tells streams apart by their SSRC.
 */
export function janusOffer(
  { iceUfrag, icePwd, fingerprint, setup }: RemoteTransport,
  media: readonly OfferedMedia[],
): string {
  return [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    `a=group:BUNDLE ${media.map(({ kind }) => kind).join(' ')}`,
    ...media.flatMap((each) => [
      `m=${each.kind} 9 UDP/TLS/RTP/SAVPF ${formatsOf(each).join(' ')}`,
      'c=IN IP4 0.0.0.0',
      `a=mid:${each.kind}`,
      `a=${each.direction}`,
      'a=rtcp-mux',
      ...codecLines(each),
      `a=setup:${setup}`,
      `a=ice-ufrag:${iceUfrag}`,
      `a=ice-pwd:${icePwd}`,
      `a=fingerprint:${fingerprint.algorithm} ${fingerprint.value}`,
      ...(each.ssrc === null ? [] : [`a=ssrc:${each.ssrc} cname:${STREAM}`]),
    ]),
    '',
  ].join('\r\n');
}

/** The answer of the plain side: where this service takes RTP; RTCP goes to the port above. */
export function plainAnswer(media: readonly OfferedMedia[], own: TransportAddress): string {
  return [
    'v=0',
    `o=- 1 1 IN IP4 ${own.address}`,
    's=-',
    `c=IN IP4 ${own.address}`,
    't=0 0',
    ...media.flatMap((each) => [
      `m=${each.kind} ${own.port} RTP/AVP ${formatsOf(each).join(' ')}`,
      `a=mid:${each.kind}`,
      `a=${answerTo(each.direction)}`,
      ...codecLines(each),
    ]),
    '',
  ].join('\r\n');
}

/** Where Janus takes RTP of each kind, by its plain offer; RTCP on the port above. */
export function plainPlaces(sdp: string): Partial<Record<MediaKind, TransportAddress>> {
  return byKind(sdp, (section) => {
    const port = Number(/^m=\w+ (\d+) /.exec(section)?.[1]);
    const address = /^c=IN IP4 (\S+)/m.exec(section)?.[1] ?? '';
    return port > 0 && isIPv4(address) ? { address, port } : undefined;
  });
}

/** Under which SSRC Janus will send each kind to the client. */
export function janusSsrcs(sdp: string): Partial<Record<MediaKind, number>> {
  return byKind(sdp, (section) => {
    const ssrc = /^a=ssrc:(\d+) /m.exec(section)?.[1];
    return ssrc === undefined ? undefined : Number(ssrc);
  });
}

function byKind<Value>(
  sdp: string,
  read: (section: string) => Value | undefined,
): Partial<Record<MediaKind, Value>> {
  const sections = sdp.split(/(?=^m=)/m);
  const found: Partial<Record<MediaKind, Value>> = {};
  for (const kind of KINDS) {
    const section = sections.find((each) => each.startsWith(`m=${kind} `));
    const value = section && read(section);
    if (value !== undefined && value !== '') found[kind] = value;
  }
  return found;
}
