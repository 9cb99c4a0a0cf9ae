import {
  asId,
  type AgentId,
  type CustomerId,
  type OfferId,
  type SkillGroupId,
} from '@ccc/protocol';
import { AGENT, CUSTOMER, SESSION, SYSTEM, event, message } from '../../test/events';
import type { SessionEvent } from '@ccc/protocol';
import { emptySessionView, foldEvents } from './session-view';
import { wordsOf } from '../../test/words';

const agent = { id: asId<AgentId>('a-1'), staffNo: '1001', nickname: '小林' };
const group = { id: asId<SkillGroupId>('g-1'), name: '售前' };
const offer = asId<OfferId>('o-1');
const customer = { id: asId<CustomerId>('c-1'), nickname: '阿明' };

const WHOLE: SessionEvent[] = [
  event(1, 'session.started', { customer, flow: { id: asId('f'), version: 1 } }, CUSTOMER),
  message(2, '您好', SYSTEM),
  message(3, '人工', CUSTOMER, 'cmd-1'),
  event(4, 'flow.stepped', { visited: [], snapshot: null }),
  event(5, 'session.queued', { group, priority: 0, ahead: 4 }),
  event(6, 'offer.made', { offer, agent, expiresAt: 1 }),
  event(7, 'agent.accepted', { offer, agent }, AGENT),
  message(8, '我是小林', AGENT),
  event(9, 'session.ended', { closeBy: 'client', reason: 'ok', endStatus: 109 }, CUSTOMER),
  event(10, 'session.completed', { by: 'seat' }, AGENT),
];

const stageAfter = (count: number) =>
  foldEvents(emptySessionView(SESSION, 'customer'), WHOLE.slice(0, count)).stage;

describe('foldEvents', () => {
  it.each([
    [0, { name: 'opening' }],
    [1, { name: 'flow' }],
    [4, { name: 'flow' }],
    [5, { name: 'queued', group, ahead: 4, since: 5000 }],
    [6, { name: 'queued', group, ahead: 4, since: 5000 }],
    [7, { name: 'active', agent, since: 7000 }],
    [
      9,
      {
        name: 'ended',
        closeBy: 'client',
        reason: 'ok',
        endStatus: 109,
        since: 9000,
        isCompleted: false,
      },
    ],
    [
      10,
      {
        name: 'ended',
        closeBy: 'client',
        reason: 'ok',
        endStatus: 109,
        since: 9000,
        isCompleted: true,
      },
    ],
  ])('after %i events stands at %j', (count, stage) => {
    expect(stageAfter(count)).toEqual(stage);
  });

  it('goes back to the queue when the agent is lost', () => {
    const view = foldEvents(emptySessionView(SESSION, 'customer'), [
      ...WHOLE.slice(0, 7),
      event(8, 'session.queued', { group, priority: 1, ahead: 0 }),
    ]);
    expect(view.stage).toMatchObject({ name: 'queued', ahead: 0 });
  });

  it('puts the messages of whoever looks on their side', () => {
    const own = (perspective: 'customer' | 'agent') =>
      foldEvents(emptySessionView(SESSION, perspective), WHOLE).items.flatMap((item) =>
        item.kind === 'message' && item.isOwn ? [wordsOf(item)] : [],
      );
    expect(own('customer')).toEqual(['人工']);
    expect(own('agent')).toEqual(['我是小林']);
  });

  it('names the agent by the card of the acceptance, and keeps the key of a command', () => {
    const { items, commands } = foldEvents(emptySessionView(SESSION, 'customer'), WHOLE);
    expect(items[1]).toMatchObject({ key: 'cmd-1', sender: { kind: 'customer', customer } });
    expect(items[4]).toMatchObject({ key: 's-1:8', sender: { kind: 'agent', agent } });
    expect([...commands]).toEqual(['cmd-1']);
  });

  it('gives the same whether events come one by one or together', () => {
    const empty = emptySessionView(SESSION, 'agent');
    const one = WHOLE.reduce((view, next) => foldEvents(view, [next]), empty);
    expect(one).toEqual(foldEvents(empty, WHOLE));
    expect(empty.items).toEqual([]);
  });

  it('shows nothing for an event of a newer version, and keeps its place', () => {
    const future = { ...message(1), name: 'hologram.sent' } as never;
    const view = foldEvents(emptySessionView(SESSION, 'customer'), [future, message(2)]);
    expect(view.lastSeq).toBe(2);
    expect(view.items.map(({ seq }) => seq)).toEqual([2]);
  });
});
