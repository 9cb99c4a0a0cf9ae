/** What was played so far, in samples, and how much of it had to be made up. */
export interface Concealment {
  samples: number;
  concealed: number;
}

/** When bursts of the tone went out, and came in since the connection was begun: ms since 1970. */
export interface Bursts {
  spokenAt: number[];
  heardAt: number[];
}

/** In a page: speaks bursts of a tone, and hears those of another, one connection at a time. */
export interface VoicePeer extends Bursts {
  /** Begins a connection. @param hasRed whether copies against loss (RFC 2198) are offered */
  offer(hasRed: boolean): Promise<string>;
  /** Begins a connection. */
  answer(offer: string): Promise<string>;
  /** Resolves when the connection stands. */
  accept(answer: string): Promise<void>;
  concealment(): Promise<Concealment>;
  hangUp(): void;
}

declare global {
  interface Window {
    voice?: VoicePeer;
  }
}

/** Runs in the page, by itself: nothing of this file is there. */
export async function installVoice(
  this: void,
  { worklet, pauseMs }: { worklet: string; pauseMs: number },
): Promise<void> {
  const context = new AudioContext({ sampleRate: 48_000 });
  const module = URL.createObjectURL(new Blob([worklet], { type: 'text/javascript' }));
  await context.audioWorklet.addModule(module);
  const destination = context.createMediaStreamDestination();
  const { stream } = destination;
  const [track] = stream.getAudioTracks();
  if (!track) throw new Error('no track');
  const mouth = new AudioWorkletNode(context, 'mouth', { processorOptions: { pauseMs } });
  const bursts: Bursts = { spokenAt: [], heardAt: [] };
  mouth.connect(destination);
  mouth.port.onmessage = ({ data }: MessageEvent<number>) => bursts.spokenAt.push(data);
  let peer: RTCPeerConnection | undefined;
  const player = document.body.appendChild(document.createElement('audio'));
  player.muted = true;

  const hear = (heard: MediaStream) => {
    // The context gets nothing of what no element plays.
    player.srcObject = heard;
    void player.play();
    const ear = new AudioWorkletNode(context, 'ear');
    ear.port.onmessage = ({ data }: MessageEvent<number>) => bursts.heardAt.push(data);
    context.createMediaStreamSource(heard).connect(ear);
  };
  const begin = () => {
    bursts.heardAt.length = 0;
    const begun = new RTCPeerConnection();
    begun.addEventListener('track', (event) => hear(new MediaStream([event.track])));
    begun.addTrack(track, stream);
    peer = begun;
    return begun;
  };
  const gathered = async (of: RTCPeerConnection) => {
    while (of.iceGatheringState !== 'complete') {
      await new Promise((resolve) =>
        of.addEventListener('icegatheringstatechange', resolve, { once: true }),
      );
    }
    return of.localDescription?.sdp ?? '';
  };
  const connected = async (of: RTCPeerConnection) => {
    while (of.connectionState !== 'connected') {
      if (of.connectionState === 'failed') throw new Error('the connection failed');
      await new Promise((resolve) =>
        of.addEventListener('connectionstatechange', resolve, { once: true }),
      );
    }
  };
  const withoutRed = (sdp: string) => {
    const type = /^a=rtpmap:(\d+) red\/48000\/2\r\n/m.exec(sdp)?.[1];
    if (type === undefined) throw new Error('the browser offers no RED');
    return sdp
      .replace(new RegExp(`^a=(rtpmap|fmtp):${type} .*\r\n`, 'gm'), '')
      .replace(new RegExp(`^(m=audio .*?) ${type}\\b`, 'm'), '$1');
  };

  window.voice = {
    ...bursts,
    async offer(hasRed) {
      const begun = begin();
      const { sdp = '' } = await begun.createOffer();
      await begun.setLocalDescription({ type: 'offer', sdp: hasRed ? sdp : withoutRed(sdp) });
      return gathered(begun);
    },
    async answer(sdp) {
      const begun = begin();
      await begun.setRemoteDescription({ type: 'offer', sdp });
      await begun.setLocalDescription(await begun.createAnswer());
      return gathered(begun);
    },
    async accept(sdp) {
      if (!peer) throw new Error('no offer');
      await peer.setRemoteDescription({ type: 'answer', sdp });
      await connected(peer);
    },
    async concealment() {
      const sum = { samples: 0, concealed: 0 };
      const report = await peer?.getStats();
      report?.forEach((one: Record<string, unknown>) => {
        if (one['type'] !== 'inbound-rtp') return;
        sum.samples = Number(one['totalSamplesReceived'] ?? 0);
        sum.concealed = Number(one['concealedSamples'] ?? 0);
      });
      return sum;
    },
    hangUp: () => peer?.close(),
  };
}
