import type { TrtcEvents, TrtcRoom, TrtcSdk } from '../src/platform/browser/calls/trtc/trtc-sdk';

type Entered = Parameters<TrtcRoom['enterRoom']>[0];

/** A room of TRTC, by the documentation of its SDK; the test says who else is there, and what goes wrong. */
export class FakeTrtcRoom implements TrtcRoom {
  life: 'new' | 'entered' | 'left' | 'destroyed' = 'new';
  entered: Entered | undefined;
  audio: MediaStreamTrack | null = null;
  video: MediaStreamTrack | null = null;
  isMuted = false;
  /** Whom this end hears, and sees. */
  readonly heard = new Set<string>();
  readonly seen = new Map<string, MediaStreamTrack>();
  private readonly listeners = new Map<string, Array<(event: never) => void>>();

  constructor(
    private readonly problem: { why?: Error },
    private readonly pictureOf: (userId: string) => MediaStreamTrack,
  ) {}

  async enterRoom(how: Entered): Promise<void> {
    if (this.problem.why) throw this.problem.why;
    this.entered = how;
    this.life = 'entered';
  }

  async exitRoom(): Promise<void> {
    if (this.life === 'entered') this.life = 'left';
  }

  destroy(): void {
    if (this.life === 'entered') throw new Error('still in the room');
    this.life = 'destroyed';
  }

  async startLocalAudio({ option }: Parameters<TrtcRoom['startLocalAudio']>[0]): Promise<void> {
    this.audio = option.audioTrack;
  }

  async updateLocalAudio(what: Parameters<TrtcRoom['updateLocalAudio']>[0]): Promise<void> {
    if (!this.audio) throw new Error('nothing was started');
    this.isMuted = what.mute ?? this.isMuted;
    this.audio = what.option?.audioTrack ?? this.audio;
  }

  async stopLocalAudio(): Promise<void> {
    this.audio = null;
  }

  async startLocalVideo({ option }: Parameters<TrtcRoom['startLocalVideo']>[0]): Promise<void> {
    if (this.video) throw new Error('it was started before');
    this.video = option.videoTrack;
  }

  async updateLocalVideo({ option }: Parameters<TrtcRoom['updateLocalVideo']>[0]): Promise<void> {
    if (!this.video) throw new Error('nothing was started');
    this.video = option.videoTrack;
  }

  async stopLocalVideo(): Promise<void> {
    this.video = null;
  }

  async muteRemoteAudio(userId: string, mute: boolean): Promise<void> {
    if (mute) this.heard.delete(userId);
    else this.heard.add(userId);
  }

  async startRemoteVideo({ userId }: Parameters<TrtcRoom['startRemoteVideo']>[0]): Promise<void> {
    this.seen.set(userId, this.pictureOf(userId));
  }

  async stopRemoteVideo({ userId }: Parameters<TrtcRoom['stopRemoteVideo']>[0]): Promise<void> {
    this.seen.delete(userId);
  }

  getVideoTrack({ userId }: Parameters<TrtcRoom['getVideoTrack']>[0]): MediaStreamTrack | null {
    return this.seen.get(userId) ?? null;
  }

  on<Name extends keyof TrtcEvents>(
    name: Name,
    listener: (event: TrtcEvents[Name]) => void,
  ): unknown {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
    return this;
  }

  tell<Name extends keyof TrtcEvents>(name: Name, event: TrtcEvents[Name]): void {
    for (const listener of this.listeners.get(name) ?? []) listener(event as never);
  }
}

/** The SDK as it lies in a page, and every room that was made with it. */
export function createFakeTrtc(pictureOf: (userId: string) => MediaStreamTrack) {
  const rooms: FakeTrtcRoom[] = [];
  const problem: { why?: Error } = {};
  const sdk: TrtcSdk = {
    create() {
      const room = new FakeTrtcRoom(problem, pictureOf);
      rooms.push(room);
      return room;
    },
  };
  return { sdk, rooms, problem };
}
