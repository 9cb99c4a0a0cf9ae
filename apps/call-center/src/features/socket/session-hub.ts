import type { AgentId, NoticeFrame, SessionEvent, SessionId } from '@ccc/protocol';
import { lastSeqs, type LoggedEvent } from '../../store/event-reader';
import type { ServiceContext } from '../context';
import { personKey, type Person } from '../login/person';
import type { Commit } from '../session/commit';
import { EventFrame } from './event-frame';
import { Follower, type Outlet } from './follower';
import { hintOf, noticeHint, readHint, readNotice, subjectOf } from './session-hint';

/** Completed sessions that one connection goes on to follow: a rating may still come. */
const LATE_SESSIONS = 8;

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
  /** Followers of completed sessions, the oldest first. */
  readonly #late = new WeakMap<Outlet, Follower[]>();
  readonly #followListeners: Array<(follower: Follower) => void> = [];

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  /** `listener` hears of everybody who begins to follow a session. */
  onFollow(listener: (follower: Follower) => void): void {
    this.#followListeners.push(listener);
  }

  /**
   * Sends the events after `afterSeq` to `outlet`, and then each as it happens. The person was found to
   * have business with the session at `headSeq`: what cost them an earlier turn at it no longer counts.
   */
  follow(outlet: Outlet, session: SessionId, afterSeq: number, headSeq: number): Follower {
    const topic = this.#topics.get(session) ?? this.#open(session);
    const follower = new Follower(session, outlet, afterSeq, (own, logged) => {
      if (isLastFor(own, logged, headSeq)) this.unfollow(own);
      else if (logged.event.name === 'session.completed') this.#letGoLater(own);
    });
    topic.followers.add(follower);
    follower.catchUp(this.#context);
    for (const listener of this.#followListeners) listener(follower);
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

  /**
   * Says what is no event to everybody who follows, here and on other nodes, but the person it is about.
   * As lossy as a hint.
   */
  tell(session: SessionId, notice: NoticeFrame, about: Person): void {
    const text = JSON.stringify(notice);
    const key = personKey(about);
    this.#say(session, text, key);
    this.#context.bus.publish(subjectOf(session), noticeHint(this.#context.node, text, key));
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

  /** Little comes after completion: the newest few are still listened to. */
  #letGoLater(follower: Follower): void {
    const late = this.#late.get(follower.outlet) ?? [];
    this.#late.set(follower.outlet, late);
    late.push(follower);
    const oldest = late.length > LATE_SESSIONS ? late.shift() : undefined;
    if (oldest) this.unfollow(oldest);
  }

  #open(session: SessionId): Topic {
    const leave = this.#context.bus.subscribe(subjectOf(session), (hint) => {
      if (hint.node === this.#context.node) return;
      const notice = readNotice(hint);
      if (notice) return this.#say(session, notice.text, notice.about);
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

  #say(session: SessionId, text: string, about: string): void {
    for (const { outlet } of this.followersOf(session)) {
      if (personKey(outlet.person) !== about) outlet.send(text);
    }
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

/**
 * Who lost an offer, or gave the session away, after `headSeq` has no business with the rest. An
 * administrator has with every session.
 */
function isLastFor(
  { outlet: { person } }: Follower,
  { event }: LoggedEvent,
  headSeq: number,
): boolean {
  if (person.kind !== 'agent' || person.role === 'admin' || event.seq <= headSeq) return false;
  return loserOf(event) === person.id;
}

function loserOf(event: SessionEvent): AgentId | null {
  switch (event.name) {
    case 'offer.expired':
    case 'offer.declined':
    case 'offer.withdrawn':
      return event.data.agent;
    case 'consult.ended':
      return event.data.agent;
    case 'session.transferred':
    case 'session.handedOver':
      return event.data.from.id;
    default:
      return null;
  }
}
