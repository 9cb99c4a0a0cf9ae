import type { SessionId } from '@ccc/protocol';
import { lastSeqs, type LoggedEvent } from '../../store/event-reader';
import type { ServiceContext } from '../context';
import type { Commit } from '../session/commit';
import { EventFrame } from './event-frame';
import { Follower, type Outlet } from './follower';
import { hintOf, readHint, subjectOf } from './session-hint';

interface Topic {
  followers: Set<Follower>;
  /** Ends the hints of other nodes. */
  leave: Promise<() => void>;
}

/**
 * Who on this node follows which session. Commits of this node come directly, those of others as hints;
 * a sweep asks the store once for all, so that a lost hint costs time and nothing else.
 */
export class SessionHub {
  readonly #context: ServiceContext;
  readonly #topics = new Map<SessionId, Topic>();
  #followed: (follower: Follower) => void = () => {};

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  /** `listener` hears of everybody who begins to follow a session. */
  onFollow(listener: (follower: Follower) => void): void {
    this.#followed = listener;
  }

  /** Sends the events after `afterSeq` to `outlet`, and then each as it happens. */
  follow(outlet: Outlet, session: SessionId, afterSeq: number): Follower {
    const topic = this.#topics.get(session) ?? this.#open(session);
    const follower = new Follower(session, outlet, afterSeq, (own, logged) => {
      if (isLastFor(own, logged)) this.unfollow(own);
    });
    topic.followers.add(follower);
    follower.catchUp(this.#context);
    this.#followed(follower);
    return follower;
  }

  unfollow(follower: Follower): void {
    follower.stop();
    const topic = this.#topics.get(follower.session);
    if (!topic?.followers.delete(follower) || topic.followers.size > 0) return;
    this.#topics.delete(follower.session);
    void topic.leave.then((leave) => leave());
  }

  /** Tells followers here and on other nodes. */
  committed({ session, logged }: Commit): void {
    this.#advance(session, logged);
    this.#context.bus.publish(subjectOf(session), hintOf(this.#context.node, logged));
  }

  get isFollowed(): boolean {
    return this.#topics.size > 0;
  }

  followersOf(session: SessionId): Iterable<Follower> {
    return this.#topics.get(session)?.followers ?? [];
  }

  /** Finds out what no hint has told. */
  async sweep(): Promise<void> {
    const seqs = await lastSeqs(this.#context.store.db, [...this.#topics.keys()]);
    for (const [session, seq] of seqs) {
      for (const follower of this.followersOf(session)) follower.advance(this.#context, seq, []);
    }
  }

  #open(session: SessionId): Topic {
    const leave = this.#context.bus.subscribe(subjectOf(session), (hint) => {
      if (hint.node === this.#context.node) return;
      const { seq, logged } = readHint(hint);
      this.#advance(session, logged, seq);
    });
    const topic: Topic = {
      followers: new Set(),
      // Without hints the sweep serves.
      leave: leave.catch(() => () => {}),
    };
    this.#topics.set(session, topic);
    return topic;
  }

  #advance(
    session: SessionId,
    logged: readonly LoggedEvent[],
    seq = logged.at(-1)?.event.seq ?? 0,
  ): void {
    const topic = this.#topics.get(session);
    if (!topic) return;
    const frames = logged.map((each) => new EventFrame(each, this.#context.fileLinks));
    for (const follower of [...topic.followers]) follower.advance(this.#context, seq, frames);
  }
}

/** Nothing comes after completion; an agent who lost an offer has no business with the rest. */
function isLastFor({ outlet: { person } }: Follower, { event }: LoggedEvent): boolean {
  switch (event.name) {
    case 'session.completed':
      return true;
    case 'offer.expired':
    case 'offer.declined':
    case 'offer.withdrawn':
      return person.kind === 'agent' && person.role !== 'admin' && event.data.agent === person.id;
    default:
      return false;
  }
}
