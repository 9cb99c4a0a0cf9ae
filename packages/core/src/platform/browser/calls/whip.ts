import { CccError, toErrorCode } from '@ccc/protocol';
import { parseBody } from '../../parse-body';
import type { CallHost } from './call-host';

const ANSWER_TIMEOUT_MS = 10_000;
const GATHER_MS = 2000;

/** The complete offer of this end: with its addresses, or those found within two seconds. */
export async function makeOffer(peer: RTCPeerConnection): Promise<string> {
  await peer.setLocalDescription(await peer.createOffer());
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, GATHER_MS);
    const look = () => {
      if (peer.iceGatheringState !== 'complete') return;
      clearTimeout(timer);
      resolve();
    };
    peer.addEventListener('icegatheringstatechange', look);
    look();
  });
  return peer.localDescription?.sdp ?? '';
}

/** Sends the offer to the leg, as WHIP does (RFC 9725); resolves with the answer. */
export async function exchange(host: CallHost, url: string, offer: string): Promise<string> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), ANSWER_TIMEOUT_MS);
  try {
    const response = await host.fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/sdp' },
      body: offer,
      signal: abort.signal,
    });
    const text = await response.text();
    if (response.status === 201) return text;
    throw refusal(response.status, text);
  } catch (error) {
    if (error instanceof CccError) throw error;
    const code = abort.signal.aborted ? 'connection.timeout' : 'connection.lost';
    throw new CccError(code, { origin: error });
  } finally {
    clearTimeout(timer);
  }
}

/** Tells the service that the leg is over; without an answer it finds out by itself. */
export function leave(host: CallHost, url: string): void {
  const { signal } = new AbortController();
  host.fetch(url, { method: 'DELETE', headers: {}, signal }).catch(() => undefined);
}

function refusal(status: number, text: string): CccError {
  const body = parseBody(text);
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  if (typeof code !== 'string') return new CccError('request.failed', { origin: { status } });
  return new CccError(toErrorCode(code), { origin: { status } });
}
