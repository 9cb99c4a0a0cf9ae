import { SEED_FLOW, type FlowDefinition } from '@ccc/flow';
import {
  asId,
  type AgentCard,
  type CallId,
  type CallMedia,
  type CustomerCard,
  type EventData,
  type MessageContent,
  type OfferId,
  type RecordingFault,
  type Side,
  type SkillGroupCard,
  previewOf,
} from '@ccc/protocol';
import type { SessionCommand } from '../../src/domain/contract';
import { hearingOf } from '../../src/domain/call-sound';
import { decide, evolve, needsRouting } from '../../src/domain';
import type {
  Deadline,
  FileFacts,
  LoggedEvent,
  MessageFacts,
  SessionState,
} from '../../src/domain';

export const ANNE: CustomerCard = { id: asId('anne'), nickname: 'Anne' };
export const BERT: CustomerCard = { id: asId('bert'), nickname: 'Bert' };
export const LI_SI: AgentCard = { id: asId('li-si'), staffNo: '000010', nickname: '阿狸' };
export const WANG_WU: AgentCard = { id: asId('wang-wu'), staffNo: '000011', nickname: '小五' };
export const ZHAO_LIU: AgentCard = { id: asId('zhao-liu'), staffNo: '000012', nickname: '小六' };
export const CONSULTING: SkillGroupCard = {
  id: asId('product-consulting'),
  name: '产品咨询客服1组',
};
export const COOPERATION: SkillGroupCard = {
  id: asId('business-cooperation'),
  name: '商务合作客服1组',
};
export const NOON = Date.UTC(2021, 2, 15, 4);
export const OFFER_MS = 20_000;
export const CALL: CallId = asId('call-1');
const CONSULT: OfferId = asId('consult-1');

/** What a command came to: the names of its facts, or `!code`. */
export type Outcome = string;

interface Transferring {
  ask?: AgentCard | null;
  group?: SkillGroupCard;
  online?: number;
  offer?: string;
  note?: string;
}

/** One session as a shell would run it: decide, number, fold; the state passes through JSON each time. */
export class SessionRun {
  state: SessionState | null = null;
  readonly log: LoggedEvent[] = [];

  constructor(
    public now = NOON,
    private readonly flow: FlowDefinition = SEED_FLOW,
  ) {}

  send(command: SessionCommand): Outcome {
    const decision = decide(this.state, command, { now: this.now, flow: this.flow });
    if ('refuse' in decision) return `!${decision.refuse}`;
    for (const event of decision.events) {
      const logged = { ...event, seq: this.log.length + 1, at: this.now };
      this.log.push(logged);
      this.state = JSON.parse(JSON.stringify(evolve(this.state, logged))) as SessionState;
    }
    return decision.events.map(({ name }) => name).join(' ');
  }

  /** What was said, in order, with who said it. */
  get words(): string[] {
    return this.log.flatMap((event) =>
      event.name === 'message.sent' ? [`${event.actor.kind}: ${wordsOf(event.data.content)}`] : [],
    );
  }

  get names(): string[] {
    return this.log.map(({ name }) => name);
  }

  get stage(): string {
    return this.state?.stage ?? 'nothing';
  }

  start(customer = ANNE): Outcome {
    return this.send({
      name: 'session.start',
      customer,
      flow: { id: asId(this.flow.id), version: 1 },
    });
  }

  customerSays(text: string, customer = ANNE): Outcome {
    return this.send({
      name: 'message.send',
      actor: { kind: 'customer', id: customer.id },
      content: { type: 'text', text },
    });
  }

  /** A picture of 4 × 3 that lies in the store as `file`, or is claimed to. */
  shows(who: CustomerCard | AgentCard, file?: FileFacts, claimed = 'file-1'): Outcome {
    return this.send({
      name: 'message.send',
      actor: actorOf(who),
      content: { type: 'image', file: asId(claimed), width: 9999, height: 1, bytes: 1 },
      files: file ? [file] : [],
    });
  }

  sends(who: CustomerCard | AgentCard, content: MessageContent, ...files: FileFacts[]): Outcome {
    return this.send({ name: 'message.send', actor: actorOf(who), content, files });
  }

  agentSays(text: string, agent = LI_SI): Outcome {
    return this.send({
      name: 'message.send',
      actor: { kind: 'agent', id: agent.id },
      content: { type: 'text', text },
    });
  }

  /** Takes back the message at `seq`, by default their own newest. */
  recall(who: CustomerCard | AgentCard, seq = this.newestOf(who)): Outcome {
    const message = this.messageAt(seq);
    const command = { name: 'message.recall', actor: actorOf(who), seq } as const;
    return this.send(message ? { ...command, message } : command);
  }

  /** The service takes the message at `seq` away. */
  remove(seq: number): Outcome {
    const message = this.messageAt(seq);
    const command = { name: 'message.remove', reason: 'contentCheck', seq } as const;
    return this.send(message ? { ...command, message } : command);
  }

  private messageAt(seq: number): MessageFacts | undefined {
    const said = this.log.find((event) => event.seq === seq && event.name === 'message.sent');
    const isRecalled = this.log.some(
      (event) => event.name === 'message.recalled' && event.data.seq === seq,
    );
    return said && { seq, at: said.at, actor: said.actor, isRecalled };
  }

  newestOf(who: CustomerCard | AgentCard): number {
    const { kind } = actorOf(who);
    const said = this.log.filter(
      ({ name, actor }) => name === 'message.sent' && actor.kind === kind,
    );
    return said.at(-1)?.seq ?? 0;
  }

  route(
    counts: { online: number; free: number; ahead: number; priority?: number },
    group = CONSULTING,
  ): Outcome {
    return this.send({ name: 'routing.resolve', group, ...counts });
  }

  offer(agent = LI_SI, offer = 'offer-1'): Outcome {
    return this.send({ name: 'offer.make', offer: asId(offer), agent, timeoutMs: OFFER_MS });
  }

  accept(agent = LI_SI, offer = 'offer-1'): Outcome {
    return this.send({ name: 'offer.accept', offer: asId(offer), agent: agent.id });
  }

  decline(online: number, agent = LI_SI, offer = 'offer-1'): Outcome {
    return this.send({ name: 'offer.decline', offer: asId(offer), agent: agent.id, online });
  }

  withdraw(online: number, offer = 'offer-1'): Outcome {
    return this.send({ name: 'offer.withdraw', offer: asId(offer), online });
  }

  fire({ kind, key }: Pick<Deadline, 'kind' | 'key'>, online = 1): Outcome {
    return this.send({ name: 'timer.fire', deadline: kind, key, online });
  }

  /** To the group itself, or to the agent of it who is named; `online` counts the others of it. */
  transferBy(
    who: CustomerCard | AgentCard | null,
    { ask = null, group = COOPERATION, online = 1, offer = 'offer-t', note }: Transferring = {},
  ): Outcome {
    return this.send({
      name: 'session.transfer',
      actor: actorOf(who),
      group,
      ask: ask && { offer: asId(offer), agent: ask, timeoutMs: OFFER_MS },
      online,
      ahead: 0,
      ...(note === undefined ? {} : { note }),
    });
  }

  noteBy(who: CustomerCard | AgentCard | null, text: string): Outcome {
    return this.send({ name: 'note.add', actor: actorOf(who), text });
  }

  endBy(who: CustomerCard | AgentCard | null): Outcome {
    return this.send({ name: 'session.end', actor: actorOf(who) });
  }

  completeBy(who: CustomerCard | AgentCard | null): Outcome {
    return this.send({ name: 'session.complete', actor: actorOf(who) });
  }

  rate(score: number, who: CustomerCard | AgentCard = ANNE, comment?: string): Outcome {
    const rating = { score, tags: ['热情'], ...(comment === undefined ? {} : { comment }) };
    return this.send({ name: 'session.rate', actor: actorOf(who), rating });
  }

  /** A call is answered, whether or not the flow waits for one. */
  answerCall(key: string): Outcome {
    const result = { type: 'called', outcome: 'answered', body: {} } as const;
    return this.send({ name: 'http.answer', key, result });
  }

  /** A session that begins as a call. */
  dial(media: CallMedia = 'audio', { isRecorded = false } = {}): Outcome {
    return this.send({
      name: 'session.start',
      customer: ANNE,
      flow: { id: asId(this.flow.id), version: 1 },
      call: { id: CALL, media, ...(isRecorded ? { isRecorded } : {}) },
    });
  }

  startCall(
    who: CustomerCard | AgentCard,
    call: CallId = CALL,
    media: CallMedia = 'audio',
  ): Outcome {
    return this.send({ name: 'call.start', actor: actorOf(who), call, media });
  }

  setCamera(who: CustomerCard | AgentCard, isOn: boolean): Outcome {
    return this.send({ name: 'call.setCamera', actor: actorOf(who), call: CALL, isOn });
  }

  toVoice(who: CustomerCard | AgentCard): Outcome {
    return this.send({ name: 'call.toVoice', actor: actorOf(who), call: CALL });
  }

  /** What was kept of the call comes into the log. */
  record(sides: EventData['call.recorded']['sides'] = [], fault?: RecordingFault): Outcome {
    const kept = { call: CALL, startedAt: this.now, sides };
    return this.send({ name: 'call.record', ...kept, ...(fault ? { fault } : {}) });
  }

  /** What was measured of the call comes into the log. */
  measure(): Outcome {
    const measure = { mean: 1, worst: 2 };
    const side = {
      side: 'customer',
      durationMs: 5000,
      sentLossPercent: measure,
      jitterMs: measure,
    } as const;
    return this.send({ name: 'call.measure', call: CALL, sides: [side] });
  }

  takeCall(who: CustomerCard | AgentCard, call: CallId = CALL): Outcome {
    return this.send({ name: 'call.answer', actor: actorOf(who), call });
  }

  endCall(who: CustomerCard | AgentCard | null, call: CallId = CALL, lost?: Side): Outcome {
    const command = { name: 'call.end', actor: actorOf(who), call } as const;
    return this.send(lost === undefined ? command : { ...command, lost });
  }

  /** Asks an agent of the other group; null: nobody of it is free. */
  consult(who: CustomerCard | AgentCard, agent: AgentCard | null, note?: string): Outcome {
    return this.send({
      name: 'consult.start',
      actor: actorOf(who),
      call: CALL,
      group: COOPERATION,
      ask: agent && { offer: CONSULT, agent, timeoutMs: OFFER_MS },
      ...(note === undefined ? {} : { note }),
    });
  }

  join(who: AgentCard): Outcome {
    return this.send({ name: 'consult.accept', offer: CONSULT, agent: who.id });
  }

  endConsult(who: CustomerCard | AgentCard | null): Outcome {
    return this.send({ name: 'consult.end', actor: actorOf(who), offer: CONSULT });
  }

  handOver(who: CustomerCard | AgentCard | null): Outcome {
    return this.send({ name: 'consult.handOver', actor: actorOf(who), offer: CONSULT });
  }

  /** All that is being said is heard to its end. */
  hear(): Outcome {
    const until = this.state ? hearingOf(this.state).until : null;
    return this.send({ name: 'call.heard', call: CALL, until: until ?? '' });
  }

  hold(who: CustomerCard | AgentCard, isHeld: boolean): Outcome {
    return this.send({ name: 'call.hold', actor: actorOf(who), call: CALL, isHeld });
  }

  press(who: CustomerCard | AgentCard, digits: string): Outcome {
    return this.send({ name: 'call.digits', actor: actorOf(who), call: CALL, digits });
  }

  leave(text: string, who: CustomerCard | AgentCard = ANNE): Outcome {
    return this.send({ name: 'message.leave', actor: actorOf(who), message: { text } });
  }

  handle(who: CustomerCard | AgentCard = LI_SI): Outcome {
    return this.send({ name: 'message.handle', actor: actorOf(who) });
  }

  inviteRating(who: CustomerCard | AgentCard = LI_SI): Outcome {
    return this.send({ name: 'rating.invite', actor: actorOf(who) });
  }

  /** As far as the stage named, the plain way. */
  static at(stage: keyof typeof WAYS, flow: FlowDefinition = SEED_FLOW): SessionRun {
    const run = new SessionRun(NOON, flow);
    for (const name of Object.keys(WAYS) as Array<keyof typeof WAYS>) {
      WAYS[name](run);
      if (name === stage) break;
    }
    return run;
  }

  get wantsRouting(): boolean {
    return this.state !== null && needsRouting(this.state) !== null;
  }
}

function wordsOf(content: MessageContent): string {
  return 'file' in content ? `<${content.type} ${content.file}>` : previewOf(content);
}

function actorOf(who: CustomerCard | AgentCard | null) {
  if (who === null) return { kind: 'system' } as const;
  return 'staffNo' in who
    ? ({ kind: 'agent', id: who.id } as const)
    : ({ kind: 'customer', id: who.id } as const);
}

const WAYS = {
  nothing: () => undefined,
  menu: (run: SessionRun) => void run.start(),
  routing: (run: SessionRun) => void run.customerSays('1'),
  queued: (run: SessionRun) => void run.route({ online: 1, free: 0, ahead: 2 }),
  offered: (run: SessionRun) => void run.offer(),
  active: (run: SessionRun) => {
    run.accept();
    run.agentSays('您好');
  },
  ended: (run: SessionRun) => void run.endBy(LI_SI),
  completed: (run: SessionRun) => void run.completeBy(LI_SI),
};
