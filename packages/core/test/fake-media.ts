import type { CallHost } from '../src/platform/browser/index';

type Answer = { status: number; body: string };

/** A microphone, a camera, or silence. */
export class FakeTrack extends EventTarget implements MediaStreamTrack {
  enabled = true;
  readyState: 'live' | 'ended' = 'live';
  contentHint = '';
  readonly muted = false;
  onended = null;
  onmute = null;
  onunmute = null;

  constructor(
    readonly kind: 'audio' | 'video',
    readonly from: string,
  ) {
    super();
  }

  get id(): string {
    return this.from;
  }

  get label(): string {
    return this.from;
  }

  stop(): void {
    this.readyState = 'ended';
  }

  clone(): FakeTrack {
    return new FakeTrack(this.kind, this.from);
  }

  async applyConstraints(): Promise<void> {}

  getCapabilities(): MediaTrackCapabilities {
    return {};
  }

  getConstraints(): MediaTrackConstraints {
    return {};
  }

  getSettings(): MediaTrackSettings {
    return { deviceId: this.from };
  }

  /** The device is gone, which is no `stop`. */
  unplug(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

export class FakeStream {
  private readonly tracks = new Set<FakeTrack>();

  constructor(tracks: readonly FakeTrack[] = []) {
    for (const track of tracks) this.tracks.add(track);
  }

  /** In the place of the browser's class. */
  static asStream(): CallHost['MediaStream'] {
    return FakeStream as unknown as CallHost['MediaStream'];
  }

  getTracks(): FakeTrack[] {
    return [...this.tracks];
  }

  getAudioTracks(): FakeTrack[] {
    return this.getTracks().filter(({ kind }) => kind === 'audio');
  }

  getVideoTracks(): FakeTrack[] {
    return this.getTracks().filter(({ kind }) => kind === 'video');
  }
}

/** A connection that goes where the test sends it. */
export class FakePeer extends EventTarget {
  connectionState = 'new';
  iceGatheringState = 'new';
  localDescription: { sdp: string } | undefined;
  remoteDescription: { sdp: string } | undefined;
  stats: Array<Record<string, unknown>> = [];
  private readonly transceivers: Array<{
    receiver: { track: FakeTrack };
    sender: { track: unknown; replaceTrack(track: unknown): Promise<void> };
  }> = [];

  constructor(readonly configuration: RTCConfiguration) {
    super();
  }

  /** What goes out, by kind. */
  get sent(): unknown[] {
    return this.transceivers.map(({ sender }) => sender.track);
  }

  addTransceiver(what: FakeTrack | 'audio' | 'video'): void {
    const kind = typeof what === 'string' ? what : what.kind;
    const sender = {
      track: typeof what === 'string' ? null : (what as unknown),
      async replaceTrack(track: unknown) {
        sender.track = track;
      },
    };
    this.transceivers.push({ receiver: { track: new FakeTrack(kind, 'remote') }, sender });
  }

  getTransceivers() {
    return this.transceivers;
  }

  async createOffer() {
    return { type: 'offer', sdp: `offer of ${this.transceivers.length}` };
  }

  async setLocalDescription(offer: { sdp: string }): Promise<void> {
    this.localDescription = offer;
    this.iceGatheringState = 'complete';
  }

  async setRemoteDescription(answer: { sdp: string }): Promise<void> {
    this.remoteDescription = answer;
    for (const { receiver } of this.transceivers) {
      this.dispatchEvent(Object.assign(new Event('track'), { track: receiver.track }));
    }
  }

  async getStats() {
    return new Map(this.stats.map((stat, index) => [String(index), stat]));
  }

  go(connectionState: string): void {
    this.connectionState = connectionState;
    this.dispatchEvent(new Event('connectionstatechange'));
  }

  close(): void {
    this.connectionState = 'closed';
  }
}

/** A browser with a microphone and a camera, and a service that answers every offer. */
export function createCallHost() {
  const peers: FakePeer[] = [];
  const tracks: FakeTrack[] = [];
  const asked: Array<{ method: string; url: string; body?: string }> = [];
  /** Names of the errors that the devices refuse with, by kind. */
  const refused: { audio?: string; video?: string } = {};
  const service: { answer(): Answer | Promise<Answer> } = {
    answer: () => ({ status: 201, body: 'answer' }),
  };
  const capture = async ({ audio, video }: MediaStreamConstraints) => {
    const kind = audio ? 'audio' : 'video';
    const why = refused[kind];
    if (why) throw Object.assign(new Error(why), { name: why });
    const wanted = audio || video;
    const id =
      typeof wanted === 'object' && typeof wanted.deviceId === 'object' ? wanted.deviceId : {};
    const track = new FakeTrack(kind, 'exact' in id ? String(id.exact) : 'default');
    tracks.push(track);
    return new FakeStream([track]);
  };
  class SilentContext {
    resume = async () => undefined;
    close = async () => undefined;
    createMediaStreamDestination = () => ({
      stream: new FakeStream([new FakeTrack('audio', 'silence')]),
    });
  }
  const fakes = {
    navigator: { mediaDevices: { getUserMedia: capture } },
    MediaStream: FakeStream,
    AudioContext: SilentContext,
    RTCPeerConnection: class extends FakePeer {
      constructor(configuration: RTCConfiguration) {
        super(configuration);
        peers.push(this);
      }
    },
    async fetch(url: string, { method, body }: { method: string; body?: string }) {
      asked.push({ method, url, ...(body === undefined ? {} : { body }) });
      const { status, body: text } = await service.answer();
      return { status, text: async () => text };
    },
  };
  const host = fakes as unknown as CallHost;
  return { host, peers, tracks, asked, refused, service };
}
