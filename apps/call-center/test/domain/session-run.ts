import { SEED_FLOW, type FlowDefinition } from '@ccc/flow';
import {
  asId,
  type AgentCard,
  type CustomerCard,
  type MessageContent,
  type SkillGroupCard,
} from '@ccc/protocol';
import type { SessionCommand } from '../../src/domain/contract';
import { decide, evolve, needsRouting } from '../../src/domain';
import type { Deadline, FileFacts, LoggedEvent, SessionState } from '../../src/domain';

export const ANNE: CustomerCard = { id: asId('anne'), nickname: 'Anne' };
export const BERT: CustomerCard = { id: asId('bert'), nickname: 'Bert' };
export const LI_SI: AgentCard = { id: asId('li-si'), staffNo: '000010', nickname: '阿狸' };
export const WANG_WU: AgentCard = { id: asId('wang-wu'), staffNo: '000011', nickname: '小五' };
export const CONSULTING: SkillGroupCard = {
  id: asId('product-consulting'),
  name: '产品咨询客服1组',
};
export const NOON = Date.UTC(2021, 2, 15, 4);
export const OFFER_MS = 20_000;

/** What a command came to: the names of its facts, or `!code`. */
export type Outcome = string;

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
      ...(file ? { file } : {}),
    });
  }

  agentSays(text: string, agent = LI_SI): Outcome {
    return this.send({
      name: 'message.send',
      actor: { kind: 'agent', id: agent.id },
      content: { type: 'text', text },
    });
  }

  route(counts: { online: number; free: number; ahead: number; priority?: number }): Outcome {
    return this.send({ name: 'routing.resolve', group: CONSULTING, ...counts });
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

  endBy(who: CustomerCard | AgentCard | null): Outcome {
    return this.send({ name: 'session.end', actor: actorOf(who) });
  }

  completeBy(who: CustomerCard | AgentCard | null): Outcome {
    return this.send({ name: 'session.complete', actor: actorOf(who) });
  }

  /** As far as the stage named, the plain way. */
  static at(stage: keyof typeof WAYS): SessionRun {
    const run = new SessionRun();
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
  return content.type === 'text' ? content.text : `<${content.type} ${content.file}>`;
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
