import { closeCode, type CloseCodeName, type ServerFrame, type SessionId } from '@ccc/protocol';
import type { ServiceContext } from '../context';
import type { Credentials } from '../login/credentials';
import type { Person } from '../login/person';
import type { Caller } from './command-handler';
import type { Follower, Outlet } from './follower';
import { FrameAllowance } from './frame-allowance';
import type { InstanceFeed, InstanceFollower } from './instance-feed';
import type { SessionHub } from './session-hub';
import { OPEN, type WebSocketLike } from './web-socket-like';

/** What a connection uses of the service; one for all of them. */
export interface ConnectionServices {
  context: ServiceContext;
  hub: SessionHub;
  instanceFeed: InstanceFeed;
}

/** A person's open socket, after its hello. Thousands of them lie idle: what is rarely used is made late. */
export class Connection implements Caller, Outlet {
  readonly id: string;
  readonly credentials: Credentials;
  readonly allowance: FrameAllowance;
  /** When the client was last heard (ms since 1970). */
  heardAt: number;
  readonly #socket: WebSocketLike;
  readonly #services: ConnectionServices;
  #followers: Map<SessionId, Follower> | undefined;
  #instance: InstanceFollower | undefined;

  constructor(
    id: string,
    credentials: Credentials,
    socket: WebSocketLike,
    services: ConnectionServices,
  ) {
    const { limits, now } = services.context;
    this.id = id;
    this.credentials = credentials;
    this.heardAt = now();
    this.allowance = new FrameAllowance(limits.burstFrames, this.heardAt);
    this.#socket = socket;
    this.#services = services;
  }

  get person(): Person {
    return this.credentials.person;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === OPEN;
  }

  get following(): Iterable<Follower> {
    return this.#followers?.values() ?? [];
  }

  say(frame: ServerFrame): void {
    this.send(JSON.stringify(frame));
  }

  send(text: string, sent?: () => void): void {
    if (
      this.isOpen &&
      this.#socket.bufferedAmount > this.#services.context.limits.sendBufferBytes
    ) {
      // It cannot be told why: what would say so waits behind the rest.
      this.close('tooSlow');
      this.#socket.terminate();
    }
    if (this.isOpen) this.#socket.send(text, sent);
    else sent?.();
  }

  follow(session: SessionId, afterSeq: number, headSeq: number): void {
    this.#followers ??= new Map();
    const before = this.#followers.get(session);
    if (before) this.#services.hub.unfollow(before);
    this.#followers.set(session, this.#services.hub.follow(this, session, afterSeq, headSeq));
  }

  followInstance(): void {
    this.#instance ??= this.#services.instanceFeed.follow(this);
  }

  close(name: CloseCodeName): void {
    this.#socket.close(closeCode(name), name);
  }

  /** The socket is gone. */
  left(): void {
    for (const follower of this.following) this.#services.hub.unfollow(follower);
    this.#followers = undefined;
    if (this.#instance) this.#services.instanceFeed.unfollow(this.#instance);
  }
}
