export type MediaKind = 'audio' | 'video';

/** A phone waits no longer than this for its own addresses. */
const GATHER_MS = 2000;
/** ICE comes back from a short gap by itself. */
const GAP_MS = 3000;

/** RED carries Opus twice, against loss. */
const CODECS: Readonly<Record<MediaKind, readonly string[]>> = {
  audio: ['audio/opus', 'audio/red'],
  video: ['video/VP8'],
};

export interface PeerEvents {
  connected(): void;
  /** At most once; the peer is of no more use. */
  lost(): void;
}

/** One connection of a leg, from the offer to its loss. */
export class Peer {
  private readonly connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  private readonly lines = new Map<MediaKind, RTCRtpTransceiver>();
  private gapTimer: number | undefined;
  private isOver = false;

  constructor(
    kinds: readonly MediaKind[],
    private readonly events: PeerEvents,
  ) {
    for (const kind of kinds) {
      const line = this.connection.addTransceiver(kind, { direction: 'sendrecv' });
      const codecs = RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [];
      line.setCodecPreferences(codecs.filter(({ mimeType }) => CODECS[kind].includes(mimeType)));
      this.lines.set(kind, line);
    }
    this.connection.addEventListener('connectionstatechange', () => this.stateChanged());
  }

  has(kind: MediaKind): boolean {
    return this.lines.has(kind);
  }

  /** The complete offer. */
  async offer(): Promise<string> {
    await this.connection.setLocalDescription(await this.connection.createOffer());
    await this.gathered();
    return this.connection.localDescription?.sdp ?? '';
  }

  accept(answer: string): Promise<void> {
    return this.connection.setRemoteDescription({ type: 'answer', sdp: answer });
  }

  /** Sends a track from now on, or nothing. */
  send(kind: MediaKind, track: MediaStreamTrack | null): void {
    // Fails only for a connection that was closed meanwhile.
    this.lines
      .get(kind)
      ?.sender.replaceTrack(track)
      .catch(() => undefined);
  }

  /** What comes in. */
  remote(): MediaStream {
    return new MediaStream([...this.lines.values()].map(({ receiver }) => receiver.track));
  }

  stats(): Promise<RTCStatsReport> {
    return this.connection.getStats();
  }

  close(): void {
    this.isOver = true;
    window.clearTimeout(this.gapTimer);
    this.connection.close();
  }

  private gathered(): Promise<void> {
    const { connection } = this;
    return new Promise((resolve) => {
      const settle = (): void => {
        if (connection.iceGatheringState === 'complete') resolve();
      };
      connection.addEventListener('icegatheringstatechange', settle);
      window.setTimeout(resolve, GATHER_MS);
      settle();
    });
  }

  private stateChanged(): void {
    window.clearTimeout(this.gapTimer);
    if (this.isOver) return;
    switch (this.connection.connectionState) {
      case 'connected':
        this.events.connected();
        break;
      case 'disconnected':
        this.gapTimer = window.setTimeout(() => this.lost(), GAP_MS);
        break;
      case 'failed':
      case 'closed':
        this.lost();
        break;
    }
  }

  private lost(): void {
    this.close();
    this.events.lost();
  }
}
