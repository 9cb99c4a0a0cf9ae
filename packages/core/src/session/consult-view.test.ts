import {
  asId,
  type AgentId,
  type CallId,
  type ConsultEndReason,
  type OfferId,
  type SessionEvent,
  type SkillGroupId,
} from '@ccc/protocol';
import { AGENT, CUSTOMER, SESSION, SYSTEM, event } from '../../test/events';
import { emptySessionView, foldEvents, type Perspective } from './session-view';

const BY_CUSTOMER: Perspective = { kind: 'customer' };
const BY_AGENT: Perspective = { kind: 'agent', id: asId('a-1') };
const call = asId<CallId>('c-1');
const offer = asId<OfferId>('o-2');
const group = { id: asId<SkillGroupId>('g-1'), name: '售前' };
const lin = { id: asId<AgentId>('a-1'), staffNo: '1001', nickname: '小林' };
const lu = { id: asId<AgentId>('a-2'), staffNo: '1002', nickname: '小鹿' };

/** An answered call; its facts are followed by these. */
function talked(...facts: Array<(seq: number) => SessionEvent>): SessionEvent[] {
  return [
    event(1, 'agent.accepted', { offer: asId('o-1'), agent: lin }, AGENT),
    event(2, 'call.started', { call, media: 'audio', by: 'customer' }, CUSTOMER),
    event(3, 'call.answered', { call }, AGENT),
    ...facts.map((fact, index) => fact(4 + index)),
  ];
}

const asked = (seq: number) =>
  event(seq, 'consult.asked', { call, offer, agent: lu, group, expiresAt: 0, note: '发票' }, AGENT);
const held = (isHeld: boolean) => (seq: number) =>
  event(seq, 'call.held', { call, isHeld }, isHeld ? SYSTEM : AGENT);
const joined = (seq: number) => event(seq, 'consult.joined', { call, offer }, SYSTEM);
const ended = (reason: ConsultEndReason) => (seq: number) =>
  event(seq, 'consult.ended', { call, offer, agent: lu.id, reason }, AGENT);
const handedOver = (seq: number) =>
  event(seq, 'session.handedOver', { call, offer, from: lin, agent: lu, group }, AGENT);

/** The lines after that of the acceptance. */
function linesOf(events: SessionEvent[], perspective = BY_AGENT) {
  const { items } = foldEvents(emptySessionView(SESSION, perspective), events);
  return items.slice(1).map((item) => item.kind === 'notice' && item.notice);
}

it('agents read who was asked with what words, who came, and that all three talk, once', () => {
  const facts = [asked, held(true), joined, held(false), held(true), held(false)];
  expect(linesOf(talked(...facts))).toEqual([
    { name: 'consulted', from: lin, agent: lu, note: '发票' },
    { name: 'consultJoined', agent: lu },
    { name: 'consultThree', agent: lu },
  ]);
});

it('agents read that the customer was handed over', () => {
  expect(linesOf(talked(asked, held(true), joined, handedOver)).at(-1)).toEqual({
    name: 'handedOver',
    from: lin,
    agent: lu,
  });
});

it.each([
  ['refused', [asked], 'asked'],
  ['takenBack', [asked, held(true), joined], 'alone'],
  ['left', [asked, joined, held(false)], 'three'],
] as const)('agents read how else it is over: %s', (reason, facts, state) => {
  expect(linesOf(talked(...facts, ended(reason))).at(-1)).toEqual({
    name: 'consultEnded',
    agent: lu,
    state,
    reason,
  });
});

it('is over with the call without a line of its own, and so is what the call was', () => {
  const over = { call, closeBy: 'client', reason: 'ok', durationMs: 1 } as const;
  const events = talked(asked, ended('over'), (seq) => event(seq, 'call.ended', over, CUSTOMER));
  expect(linesOf(events)).toMatchObject([{ name: 'consulted' }, { name: 'called' }]);
  const view = foldEvents(emptySessionView(SESSION, BY_AGENT), events);
  expect(view.consult).toBeUndefined();
});

it('a hold without a colleague, and what is known of none, is no line', () => {
  expect(linesOf(talked(held(true), held(false), joined, ended('left')))).toEqual([]);
});

it('customers read nothing of it', () => {
  const facts = talked(asked, held(true), joined, held(false), handedOver).map((each) =>
    /^(consult|session)\./.test(each.name) ? ({ ...each, data: {} } as SessionEvent) : each,
  );
  expect(linesOf(facts, BY_CUSTOMER)).toEqual([]);
});
