import type { PeerConnection, Track } from 'node-datachannel';

/**
 * Follows a connection of libdatachannel from its beginning; before anything can have closed it, since
 * the binding lets go of what it holds only when it could tell each end, the track's and the connection's.
 *
 * @returns how to end it; resolves when it is gone
 */
export function watchPeer(
  peer: PeerConnection,
  track: Track,
  onState: (state: string) => void,
): () => Promise<void> {
  const isClosed = new Promise<void>((resolve) => {
    peer.onStateChange((state) => {
      onState(state);
      if (state === 'closed') resolve();
    });
  });
  track.onClosed(() => undefined);
  return async () => {
    track.close();
    peer.close();
    await isClosed;
  };
}
