import { CccError } from '@ccc/protocol';
import type { LegWay } from '../../../call/leg-port';
import type { CallHost } from './call-host';
import { LegStats } from './leg-stats';
import type { LineHandlers, MediaLine } from './media-line';
import { exchange, leave, makeOffer } from './whip';

const STATS_MS = 2000;
/** A connection that is `disconnected` often comes back by itself; the service waits as long. */
const DISCONNECTED_MS = 5000;

/** Through the service: one connection, offered to the leg. */
export function openWebRtcLine(
  host: CallHost,
  { url, iceServers }: Extract<LegWay, { kind: 'webrtc' }>,
  tell: LineHandlers,
): MediaLine {
  const offs: Array<() => void> = [];
  const remote: MediaStreamTrack[] = [];
  let life: 'open' | 'closed' = 'open';
  let peer: RTCPeerConnection | undefined;

  function close(): void {
    if (life === 'closed') return;
    life = 'closed';
    for (const off of offs) off();
    if (!peer) return;
    peer.close();
    leave(host, url);
  }

  function lose(): void {
    close();
    tell.onLost(new CccError('connection.lost'));
  }

  function watch(watched: RTCPeerConnection): void {
    const stats = new LegStats();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let sampling: ReturnType<typeof setInterval> | undefined;
    const sample = async () => {
      const quality = stats.read(await watched.getStats());
      if (life === 'open') tell.onQuality(quality);
    };
    watched.addEventListener('connectionstatechange', () => {
      if (life === 'closed') return;
      clearTimeout(timer);
      const { connectionState } = watched;
      if (connectionState === 'connected' && !sampling) {
        sampling = setInterval(() => void sample().catch(() => undefined), STATS_MS);
        tell.onConnected();
      } else if (connectionState === 'failed') lose();
      else if (connectionState === 'disconnected') timer = setTimeout(lose, DISCONNECTED_MS);
    });
    offs.push(() => {
      clearTimeout(timer);
      clearInterval(sampling);
    });
  }

  return {
    async open({ audio, video, stream }) {
      if (!host.RTCPeerConnection) throw new CccError('media.unsupported');
      peer = new host.RTCPeerConnection({ iceServers: [...iceServers] });
      const direction = 'sendrecv';
      peer.addTransceiver(audio ?? 'audio', { direction, streams: [stream] });
      // Also in a call of voices: when it comes to have pictures, the connection is there.
      peer.addTransceiver(video ?? 'video', { direction, streams: [stream] });
      peer.addEventListener('track', ({ track }) => {
        remote.push(track);
        tell.onRemote(remote);
      });
      watch(peer);
      const answer = await exchange(host, url, await makeOffer(peer));
      if (life === 'open') await peer.setRemoteDescription({ type: 'answer', sdp: answer });
    },
    async send(kind, track) {
      const line = peer?.getTransceivers().find(({ receiver }) => receiver.track.kind === kind);
      await line?.sender.replaceTrack(track);
    },
    part: () => undefined,
    close,
  };
}
