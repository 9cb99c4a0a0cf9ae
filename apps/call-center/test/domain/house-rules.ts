import {
  INSIDE_EVENTS,
  asId,
  type AgentId,
  type EventData,
  type EventName,
  type SessionEvent,
  type SessionId,
} from '@ccc/protocol';
import {
  deadlinesOf,
  evolveAll,
  redactFor,
  type LoggedEvent,
  type SessionState,
} from '../../src/domain';

interface Known {
  log: LoggedEvent[];
  group: string | null;
  priority: number;
  queuedAt: number;
  /** The offer that stands. */
  offeredTo: AgentId | null;
  /** Who gave it away, until somebody else has it or it is given back. */
  givenBy: AgentId | null;
  /** Who is to be asked, whoever else waits. */
  meantFor: AgentId | null;
  /** An agent had it. */
  served: boolean;
  /** The flow has asked for a rating: it may say something when it is there. */
  asked: boolean;
  /** The flow found the doors closed. */
  closed: boolean;
  ended: boolean;
}

/**
 * An observer that believes nothing: it reads only the facts and keeps its own books, so that it
 * and the domain must agree. Every rule throws with the session's whole story.
 */
export class HouseRules {
  readonly sessions = new Map<SessionId, Known>();
  private readonly waiting = new Map<string, Set<SessionId>>();
  /** Sessions offered to, served by, or not yet completed by an agent. */
  private readonly inHand = new Map<AgentId, Set<SessionId>>();
  private readonly acceptedBy = new Map<SessionId, AgentId>();

  constructor(private readonly capacityOf: (agent: AgentId) => number) {}

  observe(session: SessionId, event: LoggedEvent): void {
    const known = this.sessions.get(session) ?? {
      log: [],
      group: null,
      priority: 0,
      queuedAt: 0,
      offeredTo: null,
      givenBy: null,
      meantFor: null,
      served: false,
      asked: false,
      closed: false,
      ended: false,
    };
    this.sessions.set(session, known);
    this.must(session, event.seq === known.log.length + 1, 'events are numbered without a gap');
    this.must(
      session,
      (event.name === 'session.started') === (event.seq === 1),
      'a session starts once, first',
    );
    const late = ['session.completed', 'rating.given', 'note.added'];
    const isThanks =
      known.asked &&
      event.actor.kind === 'system' &&
      (event.name === 'flow.stepped' || event.name === 'message.sent');
    const isLate = isThanks || [...late, 'message.left', 'message.handled'].includes(event.name);
    this.must(session, !known.ended || isLate, 'nothing after the end but words about it');
    known.log.push(event);
    switch (event.name) {
      case 'flow.stepped':
        known.closed ||= event.data.visited.some(
          ({ kind, branch }) => kind === 'hours' && branch === 'closed',
        );
        break;
      case 'session.transferred':
        this.given(session, known, event.data);
        break;
      case 'session.returned':
        this.must(session, known.givenBy === event.data.agent.id, 'it goes back to who gave it');
        this.waiting.get(known.group ?? '')?.delete(session);
        Object.assign(known, { givenBy: null, group: event.data.group.id });
        this.wait(session, known);
        break;
      case 'session.queued':
        Object.assign(known, {
          group: event.data.group.id,
          priority: event.data.priority,
          queuedAt: event.at,
        });
        this.wait(session, known);
        break;
      case 'session.unqueued':
        this.must(
          session,
          this.waiting.get(known.group ?? '')?.delete(session) === true && known.givenBy === null,
          'only who waits leaves the queue, and never what an agent gave away',
        );
        break;
      case 'rating.invited':
        known.asked ||= event.actor.kind === 'system';
        break;
      case 'offer.made':
        this.offered(session, known, event.data.agent.id);
        break;
      case 'offer.expired':
      case 'offer.declined':
      case 'offer.withdrawn':
        this.must(
          session,
          known.offeredTo === event.data.agent,
          'the standing offer is taken back',
        );
        known.offeredTo = null;
        this.inHand.get(event.data.agent)?.delete(session);
        this.wait(session, known);
        break;
      case 'agent.accepted':
        this.must(session, known.offeredTo === event.data.agent.id, 'who was asked accepts');
        this.must(session, !this.acceptedBy.has(session), 'a session is accepted once');
        Object.assign(known, { offeredTo: null, givenBy: null, served: true });
        this.acceptedBy.set(session, event.data.agent.id);
        break;
      case 'session.ended':
        this.must(session, known.offeredTo === null, 'no offer outlives its session');
        if (event.data.reason === 'ivrEnd' || event.data.reason === 'notWorkTime') {
          this.must(session, known.group === null, 'what ends by itself never waited');
          this.must(
            session,
            known.closed === (event.data.reason === 'notWorkTime'),
            'out of hours is what met closed doors, and nothing else',
          );
        }
        this.must(
          session,
          !known.served || !['seatGiveUp', 'noSeatOnline'].includes(event.data.reason),
          'what an agent had is not lost by an offer that nobody takes',
        );
        known.ended = true;
        this.waiting.get(known.group ?? '')?.delete(session);
        break;
      case 'session.completed': {
        this.must(session, known.ended, 'only what ended is completed');
        const agent = this.acceptedBy.get(session);
        if (agent !== undefined) this.inHand.get(agent)?.delete(session);
        break;
      }
      default:
        break;
    }
  }

  /** After everything that belongs together: the stored state is the log's, and fits its deadlines. */
  settled(session: SessionId, state: SessionState): void {
    const known = this.sessions.get(session);
    const log = known?.log ?? [];
    this.must(
      session,
      JSON.stringify(evolveAll(log)) === JSON.stringify(state),
      'the stored state is what the log comes to',
    );
    const kinds = deadlinesOf(state).map(({ kind }) => kind);
    const allowed =
      {
        flow: ['http', 'flow'],
        queued: ['flow'],
        offered: ['offer'],
        active: ['customerReply'],
        ended: ['flow'],
        completed: ['flow'],
      }[state.stage as string] ?? [];
    this.must(
      session,
      kinds.every((kind) => allowed.includes(kind)) && kinds.length <= 1,
      'deadlines stand only in their stages',
    );
    this.must(
      session,
      (state.stage === 'offered') === (kinds[0] === 'offer'),
      'every offer has its deadline',
    );
  }

  /** At closing time. */
  closed(): void {
    for (const [session, { log, ended }] of this.sessions) {
      const count = (name: EventName) => log.filter((event) => event.name === name).length;
      this.must(session, ended && count('session.ended') === 1, 'every session ended once');
      this.must(session, count('session.completed') === 1, 'every session was completed once');
      const seen = log.map((event) =>
        redactFor({ ...event, session } as SessionEvent, { kind: 'customer', id: asId('c') }),
      );
      this.must(
        session,
        seen.every(
          ({ name, data }) => !INSIDE_EVENTS.includes(name) || Object.keys(data).length === 0,
        ),
        'customers see nothing of inside events',
      );
    }
    for (const [agent, hand] of this.inHand) {
      if (hand.size > 0) throw new Error(`${agent} still has ${[...hand].join(', ')}`);
    }
  }

  private given(
    session: SessionId,
    known: Known,
    { from, to }: EventData['session.transferred'],
  ): void {
    this.must(session, this.acceptedBy.get(session) === from.id, 'only who has it gives it away');
    this.acceptedBy.delete(session);
    this.inHand.get(from.id)?.delete(session);
    Object.assign(known, { givenBy: from.id, meantFor: to.agent?.id ?? null });
  }

  private wait(session: SessionId, { group }: Known): void {
    const queue = this.waiting.get(group ?? '') ?? new Set();
    this.waiting.set(group ?? '', queue.add(session));
  }

  private offered(session: SessionId, known: Known, agent: AgentId): void {
    this.must(session, known.offeredTo === null, 'one offer at a time');
    const queue = this.waiting.get(known.group ?? '') ?? new Set();
    this.must(session, queue.has(session), 'only who waits is offered');
    this.must(session, known.givenBy !== agent, 'nothing goes straight back to who gave it');
    const { meantFor } = known;
    known.meantFor = null;
    if (meantFor !== null) this.must(session, meantFor === agent, 'who was named is asked');
    for (const other of meantFor === null ? queue : []) {
      const { priority, queuedAt, givenBy } = this.sessions.get(other) ?? known;
      // What this agent gave away does not keep them from the others.
      if (givenBy === agent) continue;
      const isBefore =
        priority < known.priority || (priority === known.priority && queuedAt < known.queuedAt);
      this.must(session, !isBefore, `first come, first served (${other} came before)`);
    }
    queue.delete(session);
    known.offeredTo = agent;
    const hand = (this.inHand.get(agent) ?? new Set()).add(session);
    this.inHand.set(agent, hand);
    this.must(session, hand.size <= this.capacityOf(agent), `${agent} is never over capacity`);
  }

  private must(session: SessionId, holds: boolean, rule: string): void {
    if (holds) return;
    const story = this.sessions
      .get(session)
      ?.log.map(({ seq, name, data }) => `${seq} ${name} ${JSON.stringify(data).slice(0, 120)}`);
    throw new Error(`Broken: ${rule}; ${session}:\n${(story ?? []).join('\n')}`);
  }
}
