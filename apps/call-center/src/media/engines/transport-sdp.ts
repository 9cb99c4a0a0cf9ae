import type { LocalTransport, RemoteTransport } from './rtp-engine';

/**
 * An offer that carries a transport and nothing else: no text of a client reaches the native parser,
 * and no candidate, so that nobody can have the service send to addresses of their choice.
 */
export function offerOf({ iceUfrag, icePwd, fingerprint, setup }: RemoteTransport): string {
  return [
    'v=0',
    'o=- 0 0 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 111',
    'c=IN IP4 0.0.0.0',
    'a=mid:0',
    'a=sendrecv',
    'a=rtcp-mux',
    'a=rtpmap:111 opus/48000/2',
    `a=setup:${setup}`,
    `a=ice-ufrag:${iceUfrag}`,
    `a=ice-pwd:${icePwd}`,
    `a=fingerprint:${fingerprint.algorithm} ${fingerprint.value}`,
    '',
  ].join('\r\n');
}

/** The transport that a description of ours speaks of; `null` if it is not whole. */
export function transportOf(sdp: string): LocalTransport | null {
  const iceUfrag = /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1];
  const icePwd = /^a=ice-pwd:(\S+)/m.exec(sdp)?.[1];
  const [, algorithm, value] = /^a=fingerprint:(\S+) (\S+)/m.exec(sdp) ?? [];
  const setup = /^a=setup:(active|passive)/m.exec(sdp)?.[1];
  if (!iceUfrag || !icePwd || !algorithm || !value || !setup) return null;
  const candidates = sdp.matchAll(/^a=candidate:\S+ 1 UDP (\d+) (\S+) (\d+) typ host/gim);
  const addresses = [...candidates]
    .sort(([, left], [, right]) => Number(right) - Number(left))
    .map(([, , address = '', port]) => ({ address, port: Number(port) }));
  return {
    iceUfrag,
    icePwd,
    fingerprint: { algorithm, value },
    setup: setup === 'active' ? 'active' : 'passive',
    addresses,
  };
}
