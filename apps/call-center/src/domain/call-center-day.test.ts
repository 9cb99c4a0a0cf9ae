import { seededRandom, type SeededRandom } from '@ccc/testkit';
import { SEED_FLOW } from '@ccc/flow';
import fc from 'fast-check';
import { asId, type Actor } from '@ccc/protocol';
import {
  CallCenter,
  type SimulatedAgent,
  type SimulatedSession,
} from '../../test/domain/call-center';
import { ASKING_FLOW } from '../../test/domain/asking-flow';
import { DESK_HOURS_FLOW } from '../../test/domain/desk-hours-flow';

const CONSULTING = 'product-consulting';
const COOPERATION = 'business-cooperation';

const customer = ({ customer: id }: SimulatedSession): Actor => ({
  kind: 'customer',
  id: asId(id),
});
const says = (center: CallCenter, session: SimulatedSession, text: string) =>
  center.run(session, {
    name: 'message.send',
    actor: customer(session),
    content: { type: 'text', text },
  });
const agentOf = ({ card }: SimulatedAgent) => ({ kind: 'agent', id: card.id }) as const;
const inHandOf = (center: CallCenter, { card }: SimulatedAgent) =>
  [...center.live].filter(({ state }) => 'service' in state && state.service?.agent.id === card.id);

/** Everybody goes home: customers leave, agents complete what is left. */
function close(center: CallCenter): void {
  for (const session of [...center.live]) {
    center.run(session, { name: 'session.end', actor: customer(session) });
    center.run(session, { name: 'session.complete', actor: { kind: 'system' } });
  }
  center.rules.closed();
}

describe('any day at the call center', () => {
  const index = fc.nat({ max: 1000 });
  const act = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('arrive' as const),
        flow: fc.constantFrom(SEED_FLOW, DESK_HOURS_FLOW, ASKING_FLOW),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('say' as const),
        who: index,
        text: fc.constantFrom('1', '2', '咨询', '合作', '自助', '跳过', 'x', ''),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('leave' as const), who: index }) },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constantFrom('rate', 'leaveMessage'), who: index }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('status' as const),
        who: index,
        status: fc.constantFrom('free', 'free', 'free', 'rest', 'notReady', 'arrange', 'offline'),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constantFrom('accept', 'accept', 'accept', 'decline'),
        who: index,
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constantFrom('reply', 'reply', 'note', 'end', 'complete', 'complete'),
        who: index,
        which: index,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('transfer' as const),
        who: index,
        which: index,
        group: fc.constantFrom(CONSULTING, COOPERATION),
        to: fc.option(index),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('lease' as const), who: index }) },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat({ max: 240_000 }) }),
    },
  );
  type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

  function perform(center: CallCenter, what: Act): void {
    const agent = 'who' in what ? center.agents[what.who % center.agents.length] : undefined;
    const sessions = [...center.sessions.values()];
    const session = 'who' in what ? sessions[what.who % Math.max(1, sessions.length)] : undefined;
    switch (what.do) {
      case 'arrive':
        return void center.arrive(what.flow);
      case 'wait':
        return center.advance(what.ms);
      case 'say':
        return void (session && says(center, session, what.text));
      case 'leave':
        return void (
          session && center.run(session, { name: 'session.end', actor: customer(session) })
        );
      case 'rate':
        return void (
          session &&
          center.run(session, {
            name: 'session.rate',
            actor: customer(session),
            rating: { score: 5, tags: [] },
          })
        );
      case 'leaveMessage':
        return void (
          session &&
          center.run(session, {
            name: 'message.leave',
            actor: customer(session),
            message: { text: '请回电' },
          })
        );
      case 'status':
        return agent && center.agentEvent(agent, { type: 'setStatus', status: what.status });
      case 'lease':
        return agent && center.agentEvent(agent, { type: 'leaseExpired' });
      case 'accept':
      case 'decline':
        return agent && center.answer(agent, what.do);
      case 'reply':
      case 'note':
      case 'end':
      case 'complete':
        return agent && workOn(center, agent, what.do, what.which);
      case 'transfer':
        return agent && passOn(center, agent, what);
    }
  }

  function passOn(
    center: CallCenter,
    agent: SimulatedAgent,
    { which, group, to }: Extract<Act, { do: 'transfer' }>,
  ): void {
    const mine = inHandOf(center, agent);
    const session = mine[which % Math.max(1, mine.length)];
    if (session === undefined) return;
    const { agents } = center;
    center.transfer(
      agent,
      session,
      asId(group),
      to === null ? undefined : agents[to % agents.length],
    );
  }

  /** Mostly on the agent's own sessions, at times on somebody else's. */
  function workOn(
    center: CallCenter,
    agent: SimulatedAgent,
    how: 'reply' | 'note' | 'end' | 'complete',
    which: number,
  ): void {
    const mine = inHandOf(center, agent);
    const choice = which % 5 === 0 || mine.length === 0 ? [...center.sessions.values()] : mine;
    const session = choice[which % Math.max(1, choice.length)];
    if (session === undefined) return;
    const actor = agentOf(agent);
    const content = { type: 'text', text: 'hello' } as const;
    if (how === 'reply') center.run(session, { name: 'message.send', actor, content });
    if (how === 'note') center.run(session, { name: 'note.add', actor, text: 'hello' });
    if (how === 'end') center.run(session, { name: 'session.end', actor });
    if (how === 'complete') center.run(session, { name: 'session.complete', actor });
  }

  it('keeps every rule of the house, whatever people do (seed 20210321)', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.array(act, { minLength: 20, maxLength: 150, size: 'max' }), (acts) => {
        const center = new CallCenter([
          { groups: [CONSULTING] },
          { groups: [CONSULTING, COOPERATION], priority: 1 },
          { groups: [COOPERATION], capacity: 2 },
        ]);
        for (const agent of center.agents) center.agentEvent(agent, { type: 'online' });
        for (const what of acts) perform(center, what);
        close(center);
        for (const { log } of center.rules.sessions.values()) {
          for (const event of log) {
            reached.add(event.name);
            if (event.name === 'session.ended') reached.add(event.data.reason);
          }
        }
      }),
      { seed: 20210321, numRuns: 300 },
    );
    // A property that never comes to the interesting places proves nothing.
    expect([...reached].sort()).toEqual([
      'agent.accepted',
      'autoFinished',
      'flow.stepped',
      'ivrEnd',
      'ivrGiveUp',
      'leave.invited',
      'message.left',
      'message.sent',
      'noSeatOnline',
      'notWorkTime',
      'note.added',
      'offer.declined',
      'offer.expired',
      'offer.made',
      'offer.withdrawn',
      'ok',
      'rating.given',
      'rating.invited',
      'seatForward',
      'seatGiveUp',
      'session.completed',
      'session.ended',
      'session.queued',
      'session.returned',
      'session.started',
      'session.transferred',
      'session.unqueued',
      'waitingGiveUp',
    ]);
  });
});

describe('a busy day of twelve hours', () => {
  /** People as they are: most patient, some not; agents who miss a call now and then. */
  function live(center: CallCenter, random: SeededRandom): void {
    if (random.chance(0.5)) center.arrive();
    for (const session of [...center.live]) {
      const { stage } = session.state;
      if (stage === 'flow' && random.chance(0.6)) {
        says(center, session, random.pick(['1', '咨询', '2', '合作', '你好']));
      } else if (stage === 'active' && random.chance(0.4)) {
        says(center, session, '好的');
      } else if (random.chance(stage === 'active' ? 0.02 : 0.005)) {
        center.run(session, { name: 'session.end', actor: customer(session) });
      }
    }
    for (const agent of center.agents) {
      if (agent.state.status === 'rest' && random.chance(0.2)) {
        center.agentEvent(agent, { type: 'setStatus', status: 'free' });
      }
      if (agent.ringing.size > 0 && random.chance(0.7)) {
        center.answer(agent, random.chance(0.95) ? 'accept' : 'decline');
      }
      for (const session of inHandOf(center, agent)) {
        const actor = agentOf(agent);
        if (session.state.stage === 'ended') {
          if (random.chance(0.7)) center.run(session, { name: 'session.complete', actor });
        } else if (random.chance(0.05)) {
          center.transfer(agent, session, asId(random.pick([CONSULTING, COOPERATION])));
        } else if (random.chance(0.25)) {
          center.run(session, { name: 'session.end', actor });
        } else if (random.chance(0.5)) {
          const content = { type: 'text', text: '请稍等' } as const;
          center.run(session, { name: 'message.send', actor, content });
        }
      }
    }
  }

  it('serves thousands of customers by the rules, in moments (seed 20210322)', () => {
    const center = new CallCenter([
      ...Array.from({ length: 12 }, () => ({ groups: [CONSULTING] })),
      ...Array.from({ length: 8 }, () => ({ groups: [COOPERATION] })),
      ...Array.from({ length: 4 }, () => ({ groups: [CONSULTING, COOPERATION], priority: 5 })),
    ]);
    const random = seededRandom(20210322);
    for (const agent of center.agents) center.agentEvent(agent, { type: 'online' });
    const opened = center.now;
    while (center.now < opened + 12 * 3_600_000) {
      live(center, random);
      center.advance(random.int(5_000, 15_000));
    }
    close(center);

    const endings = new Map<string, number>();
    let accepted = 0;
    for (const { log } of center.rules.sessions.values()) {
      for (const event of log) {
        if (event.name === 'agent.accepted') accepted += 1;
        if (event.name === 'session.ended') {
          endings.set(event.data.reason, (endings.get(event.data.reason) ?? 0) + 1);
        }
      }
    }
    expect(center.sessions.size).toBeGreaterThan(2_000);
    expect([...endings.values()].reduce((sum, count) => sum + count, 0)).toBe(center.sessions.size);
    expect(accepted / center.sessions.size).toBeGreaterThan(0.8);
    expect(center.agents.every(({ state }) => state.load.active + state.load.ended === 0)).toBe(
      true,
    );
  });
});
