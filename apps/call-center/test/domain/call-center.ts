import { SEED_FLOW, type FlowDefinition } from '@ccc/flow';
import {
  asId,
  type AgentCard,
  type AgentId,
  type OfferId,
  type SessionId,
  type SkillGroupId,
} from '@ccc/protocol';
import type { SessionCommand } from '../../src/domain/contract';
import {
  chooseAgent,
  chooseSession,
  countAgents,
  countAhead,
  deadlinesOf,
  decide,
  evolve,
  isFree,
  needsRouting,
  transitionAgent,
  wishesOf,
  type AgentEvent,
  type AgentState,
  type Candidate,
  type Deadline,
  type LoggedEvent,
  type QueuePlace,
  type SessionState,
  type WaitingSession,
} from '../../src/domain';
import { HouseRules } from './house-rules';
import { NOON, OFFER_MS } from './session-run';

export interface SimulatedAgent {
  card: AgentCard;
  groups: string[];
  capacity: number;
  priority: number;
  servedAt: number;
  state: AgentState;
  /** Sessions whose offer rings at this desk. */
  ringing: Set<SessionId>;
}

export interface SimulatedSession {
  id: SessionId;
  customer: string;
  flow: FlowDefinition;
  state: SessionState;
}

/** A whole call center in memory: the shell of the service without its store, bus and sockets. */
export class CallCenter {
  now = NOON;
  readonly rules: HouseRules;
  readonly agents: SimulatedAgent[];
  readonly sessions = new Map<SessionId, SimulatedSession>();
  /** Sessions that are not over. */
  readonly live = new Set<SimulatedSession>();
  /** How often each command was refused, by code. */
  readonly refusals = new Map<string, number>();
  private readonly deadlines = new Map<SessionId, Deadline[]>();
  private readonly queues = new Map<string, Set<SimulatedSession>>();
  private minted = 0;

  constructor(agents: Array<{ groups: string[]; capacity?: number; priority?: number }>) {
    this.agents = agents.map(({ groups, capacity = 1, priority = 3 }, index) => ({
      card: { id: asId(`agent-${index}`), staffNo: `${index}`, nickname: `agent ${index}` },
      groups,
      capacity,
      priority,
      servedAt: 0,
      state: { status: 'offline', load: { active: 0, ended: 0, capacity } },
      ringing: new Set(),
    }));
    this.rules = new HouseRules((id) => this.agent(id).capacity);
  }

  agent(id: AgentId): SimulatedAgent {
    const agent = this.agents.find(({ card }) => card.id === id);
    if (agent === undefined) throw new Error(`no agent ${id}`);
    return agent;
  }

  /** A new customer opens a session. */
  arrive(flow = SEED_FLOW): SimulatedSession {
    this.minted += 1;
    const id = asId<SessionId>(`session-${this.minted}`);
    const customer = `customer-${this.minted}`;
    const state = this.append(id, flow, null, {
      name: 'session.start',
      customer: { id: asId(customer), nickname: customer },
      flow: { id: asId(flow.id), version: 1 },
    });
    if (state === null) throw new Error('a session could not start');
    const session = { id, customer, flow, state };
    this.sessions.set(id, session);
    this.live.add(session);
    this.rules.settled(id, state);
    return session;
  }

  /** One command in its transaction, with the routing that it may lead to; then assignment. */
  run(session: SimulatedSession, command: SessionCommand): boolean {
    const isDone = this.perform(session, command);
    const group = needsRouting(session.state);
    if (group !== null) this.route(session, group);
    this.rules.settled(session.id, session.state);
    this.assign();
    return isDone;
  }

  agentEvent(agent: SimulatedAgent, event: AgentEvent): void {
    const result = transitionAgent(agent.state, event);
    if ('refuse' in result) return this.refused(`${event.type} ${result.refuse}`);
    agent.state = result.state;
    if (agent.state.status === 'offline') this.withdrawOffers(agent);
    this.assign();
  }

  /** An agent answers the offer that rings, if one does. */
  answer(agent: SimulatedAgent, how: 'accept' | 'decline'): void {
    const [id] = agent.ringing;
    const session = id === undefined ? undefined : this.sessions.get(id);
    if (session === undefined || session.state.stage !== 'offered') return;
    const { id: offer } = session.state.offer;
    const one = agent.card.id;
    if (how === 'accept')
      return void this.run(session, { name: 'offer.accept', offer, agent: one });
    const online = this.onlineWithout(session.state, one);
    this.run(session, { name: 'offer.decline', offer, agent: one, online });
  }

  /** An agent passes a session on: to whoever of a group comes first, or to one who has room. */
  transfer(
    by: SimulatedAgent,
    session: SimulatedSession,
    group: SkillGroupId,
    to?: SimulatedAgent,
  ): void {
    const one = to && this.candidates(group).find(({ agent }) => agent === to.card.id);
    if (to && (one === undefined || !isFree(one, this.now))) return;
    this.minted += 1;
    const offer = asId<OfferId>(`offer-${this.minted}`);
    this.run(session, {
      name: 'session.transfer',
      actor: { kind: 'agent', id: by.card.id },
      group: { id: group, name: group },
      ask: to ? { offer, agent: to.card, timeoutMs: OFFER_MS } : null,
      online: this.countsOf(group, [by.card.id]).online,
      ahead: 0,
    });
  }

  /** Lets time pass; what comes due on the way happens at its moment. */
  advance(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const due = this.nextDeadline();
      if (due === null || due.deadline.at > until) break;
      this.now = Math.max(this.now, due.deadline.at);
      this.fire(due.session, due.deadline);
    }
    this.now = until;
  }

  nextDeadline(): { session: SimulatedSession; deadline: Deadline } | null {
    let next: { session: SimulatedSession; deadline: Deadline } | null = null;
    for (const [id, deadlines] of this.deadlines) {
      const session = this.sessions.get(id);
      for (const deadline of deadlines) {
        if (session !== undefined && (next === null || deadline.at < next.deadline.at)) {
          next = { session, deadline };
        }
      }
    }
    return next;
  }

  private fire(session: SimulatedSession, deadline: Deadline): void {
    const { state } = session;
    const online = state.stage === 'offered' ? this.onlineWithout(state, state.offer.agent.id) : 0;
    this.run(session, { name: 'timer.fire', deadline: deadline.kind, key: deadline.key, online });
    if (this.deadlines.get(session.id)?.includes(deadline)) throw new Error('a deadline stays due');
  }

  private perform(session: SimulatedSession, command: SessionCommand): boolean {
    const state = this.append(session.id, session.flow, session.state, command);
    if (state !== null) this.store(session, state);
    return state !== null;
  }

  /** Decides, numbers, folds; the state afterwards has been through JSON. Null: refused. */
  private append(
    id: SessionId,
    flow: FlowDefinition,
    before: SessionState | null,
    command: SessionCommand,
  ): SessionState | null {
    const decision = decide(before, command, { now: this.now, flow });
    if ('refuse' in decision) {
      this.refused(`${command.name} ${decision.refuse}`);
      return null;
    }
    let state = before;
    for (const fact of decision.events) {
      const event: LoggedEvent = { ...fact, seq: (state?.seq ?? 0) + 1, at: this.now };
      this.rules.observe(id, event);
      this.follow(id, state, event);
      state = evolve(state, event);
    }
    return JSON.parse(JSON.stringify(state)) as SessionState | null;
  }

  private store(session: SimulatedSession, state: SessionState): void {
    session.state = state;
    const deadlines = deadlinesOf(state);
    if (deadlines.length > 0) this.deadlines.set(session.id, deadlines);
    else this.deadlines.delete(session.id);
    for (const queue of this.queues.values()) queue.delete(session);
    if (state.stage === 'queued') {
      const { id } = state.queue.group;
      this.queues.set(id, (this.queues.get(id) ?? new Set()).add(session));
    }
    if (state.stage === 'completed') this.live.delete(session);
  }

  /** What an event means for the agent it concerns. */
  private follow(session: SessionId, before: SessionState | null, event: LoggedEvent): void {
    const service = before !== null && 'service' in before ? before.service : null;
    const served = service?.agent.id ?? null;
    switch (event.name) {
      case 'offer.made':
        this.agent(event.data.agent.id).ringing.add(session);
        this.agent(event.data.agent.id).servedAt = this.now;
        break;
      case 'offer.expired':
      case 'offer.declined':
        this.agent(event.data.agent).ringing.delete(session);
        this.change(event.data.agent, { type: 'offerMissed' });
        break;
      case 'offer.withdrawn':
        this.agent(event.data.agent).ringing.delete(session);
        break;
      case 'agent.accepted':
        this.agent(event.data.agent.id).ringing.delete(session);
        this.change(event.data.agent.id, { type: 'accepted' });
        break;
      case 'session.transferred':
        this.change(event.data.from.id, { type: 'taskGiven' });
        break;
      case 'session.ended':
        if (served !== null) this.change(served, { type: 'taskEnded' });
        break;
      case 'session.completed':
        if (served !== null) this.change(served, { type: 'taskCompleted' });
        break;
      default:
        break;
    }
  }

  /** A change that follows from a fact can never be refused. */
  private change(id: AgentId, event: AgentEvent): void {
    const agent = this.agent(id);
    const result = transitionAgent(agent.state, event);
    if ('refuse' in result) throw new Error(`${id}, ${agent.state.status}: ${event.type}?`);
    agent.state = result.state;
  }

  private route(session: SimulatedSession, id: SkillGroupId): void {
    const mine: WaitingSession = { session: session.id, priority: 3, queuedAt: this.now };
    const ahead = countAhead(this.waitingIn(id), mine);
    this.perform(session, {
      name: 'routing.resolve',
      group: { id, name: id },
      ...this.countsOf(id),
      ahead,
    });
  }

  private assign(): void {
    for (const [group, queue] of this.queues) {
      for (;;) {
        if (queue.size === 0) break;
        const free = this.candidates(group).filter((each) => isFree(each, this.now));
        const onlyFree = free.length === 1 ? free[0]?.agent : undefined;
        const next = chooseSession(this.waitingIn(group), onlyFree);
        const session = next === null ? undefined : this.sessions.get(next.session);
        if (session?.state.stage !== 'queued') break;
        const chosen = chooseAgent(free, this.now, wishesOf(session.state.queue));
        if (chosen === null) break;
        this.minted += 1;
        this.perform(session, {
          name: 'offer.make',
          offer: asId(`offer-${this.minted}`),
          agent: this.agent(chosen.agent).card,
          timeoutMs: OFFER_MS,
        });
        this.rules.settled(session.id, session.state);
      }
    }
  }

  private withdrawOffers(agent: SimulatedAgent): void {
    for (const id of [...agent.ringing]) {
      const session = this.sessions.get(id);
      if (session?.state.stage !== 'offered') continue;
      const { offer } = session.state;
      const online = this.onlineWithout(session.state, agent.card.id);
      this.run(session, { name: 'offer.withdraw', offer: offer.id, online });
    }
  }

  private waitingIn(group: string): WaitingSession[] {
    return [...(this.queues.get(group) ?? [])].flatMap(({ id, state }) =>
      state.stage === 'queued'
        ? [
            {
              session: id,
              priority: state.queue.priority,
              queuedAt: state.queue.queuedAt,
              givenBy: wishesOf(state.queue).not,
            },
          ]
        : [],
    );
  }

  /** Who is left in the group of an offer besides who was asked, and who gave it away. */
  private onlineWithout({ queue }: { queue: QueuePlace }, asked: AgentId): number {
    return this.countsOf(queue.group.id, [asked, wishesOf(queue).not]).online;
  }

  private countsOf(
    group: string,
    without: Array<AgentId | undefined> = [],
  ): { online: number; free: number } {
    const others = this.candidates(group).filter(({ agent }) => !without.includes(agent));
    return countAgents(others, this.now);
  }

  private candidates(group: string): Candidate[] {
    return this.agents
      .filter(({ groups }) => groups.includes(group))
      .map(({ card, state, capacity, priority, servedAt, ringing }) => ({
        agent: card.id,
        status: state.status,
        leaseUntil: Number.MAX_SAFE_INTEGER,
        load: state.load.active + state.load.ended + ringing.size,
        capacity,
        priority,
        servedAt,
      }));
  }

  private refused(what: string): void {
    this.refusals.set(what, (this.refusals.get(what) ?? 0) + 1);
  }
}
