import fc from 'fast-check';
import { asId, type AgentId, type AgentStatus } from '@ccc/protocol';
import {
  chooseAgent,
  chooseSession,
  countAgents,
  countAhead,
  explainWaiting,
  wishesOf,
  type Candidate,
  type QueuePlace,
  type WaitingSession,
} from '.';

const NOW = 1_000_000;
const candidate = (agent: string, change: Partial<Candidate> = {}): Candidate => ({
  agent: asId(agent),
  status: 'free',
  leaseUntil: NOW + 1,
  load: 0,
  capacity: 1,
  priority: 3,
  servedAt: 0,
  ...change,
});
const waiting = (session: string, queuedAt: number, priority = 3): WaitingSession => ({
  session: asId(session),
  queuedAt,
  priority,
});
const chosen = (...candidates: Candidate[]) => chooseAgent(candidates, NOW)?.agent ?? null;

describe('chooseAgent', () => {
  it('takes the least recently served', () => {
    expect(chosen(candidate('a', { servedAt: 9 }), candidate('b', { servedAt: 5 }))).toBe('b');
  });

  it('asks the better place in the group first, however recently served', () => {
    const first = candidate('a', { priority: 1, servedAt: 9 });
    expect(chosen(candidate('b', { servedAt: 1 }), first)).toBe('a');
  });

  it('does not depend on the order in which candidates come', () => {
    expect(chosen(candidate('b'), candidate('a'))).toBe('a');
    expect(chosen(candidate('a'), candidate('b'))).toBe('a');
  });

  it.each<[string, Partial<Candidate>]>([
    ['whose hand is full', { load: 1 }],
    ['whose lease has run out', { leaseUntil: NOW }],
    ['who is busy', { status: 'busy' }],
    ['who is tidying up', { status: 'arrange' }],
    ['who is not ready', { status: 'notReady' }],
    ['who rests', { status: 'rest' }],
    ['who is offline', { status: 'offline' }],
  ])('passes over one %s', (_why, change) => {
    expect(chosen(candidate('a', change))).toBeNull();
    expect(chosen(candidate('a', change), candidate('b', { priority: 5 }))).toBe('b');
  });

  it('gives further sessions to a text agent below the capacity', () => {
    expect(chosen(candidate('a', { load: 2, capacity: 3 }))).toBe('a');
  });
});

describe('a session that was given away', () => {
  const transfer = (isReturned: boolean) =>
    ({
      group: { id: asId('g'), name: 'g' },
      priority: 0,
      queuedAt: 0,
      transfer: {
        from: { id: asId('a'), staffNo: '1', nickname: 'a' },
        origin: { id: asId('g'), name: 'g' },
        isReturned,
      },
    }) satisfies QueuePlace;
  const ask = (isReturned: boolean, ...candidates: Candidate[]) =>
    chooseAgent(candidates, NOW, wishesOf(transfer(isReturned)))?.agent ?? null;
  const others = [candidate('a', { priority: 1 }), candidate('b', { priority: 5 })];

  it('is not offered to who gave it', () => {
    expect(ask(false, ...others)).toBe('b');
    expect(ask(false, candidate('a'))).toBeNull();
  });

  it('is offered to them first once it came back, if they are free', () => {
    expect(ask(true, candidate('a', { priority: 5 }), candidate('b', { priority: 1 }))).toBe('a');
    expect(ask(true, candidate('a', { load: 1 }), candidate('b'))).toBe('b');
  });

  it('does not keep who gave it from those behind it', () => {
    const given = { ...waiting('given', 1, 0), givenBy: asId<AgentId>('a') };
    const queue = [waiting('next', 2), given];
    expect(chooseSession(queue)?.session).toBe('given');
    expect(chooseSession(queue, asId('a'))?.session).toBe('next');
    expect(chooseSession(queue, asId('b'))?.session).toBe('given');
    expect(chooseSession([given], asId('a'))).toBeNull();
  });
});

describe('chooseSession', () => {
  it('is strictly first come, first served within a priority', () => {
    expect(chooseSession([waiting('b', 20), waiting('a', 10), waiting('c', 15)])?.session).toBe(
      'a',
    );
    expect(chooseSession([waiting('a', 10), waiting('vip', 99, 1)])?.session).toBe('vip');
    expect(chooseSession([])).toBeNull();
  });

  it('serves a queue in the order that countAhead tells people (seed 20210320)', () => {
    const queue = fc.uniqueArray(
      fc.record({
        session: fc.integer({ min: 0, max: 30 }).map((n) => `s${n}`),
        queuedAt: fc.integer({ min: 0, max: 5 }),
        priority: fc.integer({ min: 1, max: 5 }),
      }),
      { selector: ({ session }) => session },
    );
    fc.assert(
      fc.property(queue, (sessions) => {
        let left = sessions.map(({ session, queuedAt, priority }) =>
          waiting(session, queuedAt, priority),
        );
        const told = new Map(left.map((one) => [one.session, countAhead(left, one)]));
        for (let served = 0; left.length > 0; served += 1) {
          const next = chooseSession(left);
          expect(next && told.get(next.session)).toBe(served);
          left = left.filter((one) => one !== next);
        }
      }),
      { seed: 20210320 },
    );
  });
});

describe('countAgents', () => {
  it('counts who is at work as online, and who can take a session as free', () => {
    const statuses: AgentStatus[] = ['free', 'busy', 'arrange', 'notReady', 'rest', 'offline'];
    const group = statuses.map((status) => candidate(status, { status }));
    expect(countAgents(group, NOW)).toEqual({ online: 4, free: 1 });
    expect(countAgents([candidate('full', { load: 1 })], NOW)).toEqual({ online: 1, free: 0 });
    expect(countAgents(group, NOW + 1)).toEqual({ online: 0, free: 0 });
    expect(countAgents([], NOW)).toEqual({ online: 0, free: 0 });
  });
});

describe('explainWaiting', () => {
  const busy = candidate('a', { status: 'busy', load: 1 });
  const why = (ahead: number, ...candidates: Candidate[]) =>
    explainWaiting({ offer: null, ahead, candidates, now: NOW });

  it.each([
    ['nobodyOnline', why(0)],
    ['nobodyOnline', why(0, candidate('a', { status: 'rest' }))],
    ['assigning', why(0, candidate('a'))],
    ['othersFirst', why(1, candidate('a'))],
    ['notTaking', why(0, candidate('a', { status: 'notReady' }))],
    ['allBusy', why(0, busy, candidate('b', { status: 'notReady' }))],
  ])('says %s', (code, reason) => {
    expect(reason.code).toBe(code);
  });

  it('says it in plain words of both languages', () => {
    expect(why(2, busy)).toEqual({
      code: 'allBusy',
      'zh-CN': '在线的 1 名客服均在接待或整理中，前面还有 2 人。',
      en: 'All agents online (1) have work in hand; people ahead: 2.',
    });
    expect(why(0, busy)).toMatchObject({
      'zh-CN': '在线的 1 名客服均在接待或整理中，该客户是下一位。',
      en: 'All agents online (1) have work in hand; this customer is next.',
    });
    const ringing = explainWaiting({
      offer: { nickname: '阿狸', expiresAt: NOW + 4_200 },
      ahead: 0,
      candidates: [],
      now: NOW,
    });
    expect(ringing['zh-CN']).toBe('正在等待客服 阿狸 接听，还剩 5 秒。');
    expect(ringing.en).toBe('Ringing at 阿狸, 5 s left.');
  });
});
