import type { Host } from '../runtime/host';
import type { Connection } from '../runtime/network';
import { Peer } from './peer';
import type { MediaKind } from './peer';
import { exchange, hangUp, LegRefused } from './signalling';

/**
 * `idle`: nobody pushes or plays · `connecting` → `connected` · `reconnecting`: lost, tries again by itself ·
 * `failed`: refused, or tried too often.
 */
export type LegState = 'idle' | 'connecting' | 'connected' | 'reconnecting' | 'failed';

/** Why a leg was lost, when the phone itself took it away. */
export type LossReason = 'offline' | 'suspended';

/** A component on the leg. */
export interface LegUser {
  readonly kind: 'pusher' | 'player';
  /** Whether the leg has to carry pictures. */
  readonly wantsVideo: boolean;
  legChanged(state: LegState, reason?: LossReason): void;
}

const RETRY_AFTER_MS = [500, 1000, 2000];
const CONNECT_MS = 10_000;

/** One leg of a call: one connection, shared by the pusher and the player that name it. */
export class Leg implements Connection {
  state: LegState = 'idle';
  private readonly users = new Set<LegUser>();
  private readonly coming = new Set<LegUser>();
  private readonly tracks = new Map<MediaKind, MediaStreamTrack>();
  private peer: Peer | null = null;
  private isKnownToService = false;
  private failures = 0;
  private timer: number | undefined;

  constructor(
    private readonly host: Host,
    readonly endpoint: string,
    private readonly unused: () => void,
  ) {
    host.network.changed.add(this.wake);
    host.scheduler.changed.add(this.wake);
  }

  get hasVideo(): boolean {
    return this.peer?.has('video') ?? false;
  }

  /** `user` is about to join: the first offer is for its wishes, too. */
  announce(user: LegUser): void {
    this.coming.add(user);
  }

  join(user: LegUser): void {
    this.coming.delete(user);
    this.users.add(user);
    if (this.state === 'idle' || this.state === 'failed') {
      this.failures = 0;
      this.move('connecting');
      // Both components are usually drawn in one go: the offer is for both.
      this.connectAfter(0);
    } else {
      user.legChanged(this.state);
      if (user.wantsVideo) this.needVideo();
    }
  }

  /** The pusher takes the connection with it, and so does who leaves last. */
  leave(user: LegUser): void {
    this.coming.delete(user);
    const wasOn = this.users.delete(user);
    if (user.kind === 'pusher') this.tracks.clear();
    if (wasOn && (user.kind === 'pusher' || this.users.size === 0)) this.end();
    if (this.users.size + this.coming.size > 0) return;
    this.host.network.changed.remove(this.wake);
    this.host.scheduler.changed.remove(this.wake);
    this.unused();
  }

  /** Offers anew when there is no line for pictures yet. */
  needVideo(): void {
    if (this.peer === null || this.hasVideo) return;
    this.drop();
    this.move('connecting');
    this.connectAfter(0);
  }

  send(kind: MediaKind, track: MediaStreamTrack | null): void {
    if (track === null) this.tracks.delete(kind);
    else this.tracks.set(kind, track);
    this.peer?.send(kind, track);
  }

  remote(): MediaStream {
    return this.peer?.remote() ?? new MediaStream();
  }

  /** `null` while there is no connection. */
  async stats(): Promise<RTCStatsReport | null> {
    return (await this.peer?.stats()) ?? null;
  }

  /** Closes the connection for everybody on it. */
  end(): void {
    window.clearTimeout(this.timer);
    this.drop();
    if (this.isKnownToService) hangUp(this.host, this.endpoint);
    this.isKnownToService = false;
    // Who was told of the failure need not hear that it is over, too.
    if (this.state !== 'failed') this.move('idle');
  }

  interrupt(reason: LossReason): void {
    this.lost(false, reason);
  }

  private readonly wake = (): void => {
    if (this.state === 'reconnecting' && this.peer === null) this.connectAfter(0);
  };

  private get mayConnect(): boolean {
    return this.host.network.online && this.host.scheduler.state !== 'suspended';
  }

  private connectAfter(delayMs: number): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.connect(), delayMs);
  }

  private async connect(): Promise<void> {
    // Woken again when the network is back or the app in front.
    if (!this.mayConnect) return this.move('reconnecting');
    const wantsVideo = [...this.users, ...this.coming].some((user) => user.wantsVideo);
    const peer: Peer = new Peer(wantsVideo ? ['audio', 'video'] : ['audio'], {
      connected: () => this.connected(peer),
      lost: () => this.peerLost(peer, false),
    });
    this.peer = peer;
    for (const [kind, track] of this.tracks) peer.send(kind, track);
    this.host.network.track(this);
    this.keepAwake(true);
    this.timer = window.setTimeout(() => this.peerLost(peer, false), CONNECT_MS);
    try {
      const offer = await peer.offer();
      if (this.peer !== peer) return;
      this.isKnownToService = true;
      const answer = await exchange(this.host, this.endpoint, offer);
      if (this.peer === peer) await peer.accept(answer);
      // The service made a leg that was given up meanwhile.
      else if (this.state === 'idle') hangUp(this.host, this.endpoint);
    } catch (error) {
      const isRefused = error instanceof LegRefused;
      if (isRefused && this.peer === peer) this.isKnownToService = false;
      this.peerLost(peer, isRefused && error.isFinal);
    }
  }

  private connected(peer: Peer): void {
    if (this.peer !== peer) return;
    window.clearTimeout(this.timer);
    this.failures = 0;
    this.move('connected');
  }

  private peerLost(peer: Peer, isFinal: boolean): void {
    if (this.peer === peer) this.lost(isFinal);
  }

  private lost(isFinal: boolean, reason?: LossReason): void {
    this.drop();
    const delayMs = RETRY_AFTER_MS[this.failures];
    if (isFinal || delayMs === undefined) {
      window.clearTimeout(this.timer);
      this.move('failed');
      return;
    }
    if (this.mayConnect) this.failures += 1;
    this.move('reconnecting', reason);
    this.connectAfter(delayMs);
  }

  private drop(): void {
    this.peer?.close();
    this.peer = null;
    this.host.network.release(this);
    this.keepAwake(false);
  }

  /** With `requiredBackgroundModes: ["audio"]` sound goes on behind, and the app's code with it. */
  private keepAwake(isTalking: boolean): void {
    const { scheduler, meta } = this.host;
    if (isTalking && meta.backgroundModes.includes('audio')) scheduler.hold(this);
    else scheduler.release(this);
  }

  private move(state: LegState, reason?: LossReason): void {
    if (state === this.state) return;
    this.state = state;
    for (const user of [...this.users]) user.legChanged(state, reason);
  }
}
