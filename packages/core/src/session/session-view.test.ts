import {
  asId,
  type AgentId,
  type CallId,
  type CustomerId,
  type FileId,
  type OfferId,
  type SkillGroupId,
} from '@ccc/protocol';
import { AGENT, CUSTOMER, SESSION, SYSTEM, event, message } from '../../test/events';
import type { SessionEvent } from '@ccc/protocol';
import { emptySessionView, foldEvents, type Perspective } from './session-view';
import { wordsOf } from '../../test/words';

const agent = { id: asId<AgentId>('a-1'), staffNo: '1001', nickname: '小林' };
const group = { id: asId<SkillGroupId>('g-1'), name: '售前' };
const offer = asId<OfferId>('o-1');
const customer = { id: asId<CustomerId>('c-1'), nickname: '阿明' };

const BY_CUSTOMER: Perspective = { kind: 'customer' };
const BY_AGENT: Perspective = { kind: 'agent', id: asId('a-1') };

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
  foldEvents(emptySessionView(SESSION, BY_CUSTOMER), WHOLE.slice(0, count)).stage;

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

  it('has somebody wait since they began to, also in the group that they overflowed to', () => {
    const overflowed = [
      ...WHOLE.slice(0, 5),
      event(6, 'session.unqueued', { reason: 'seatGiveUp' }),
      event(7, 'session.queued', { group, priority: 0, ahead: 0, since: 5000 }),
    ];
    const { stage } = foldEvents(emptySessionView(SESSION, BY_CUSTOMER), overflowed);
    expect(stage).toEqual({ name: 'queued', group, ahead: 0, since: 5000 });
  });

  it('knows whether the service may be rated, was asked for, and how it was', () => {
    const empty = emptySessionView(SESSION, BY_CUSTOMER);
    expect(foldEvents(empty, WHOLE.slice(0, 6)).rating).toBeUndefined();
    const served = foldEvents(empty, [
      ...WHOLE.slice(0, 6),
      event(7, 'agent.accepted', { offer, agent, rating: 'byAgent' }, AGENT),
      event(8, 'rating.invited', {}, AGENT),
    ]);
    expect(served.rating).toEqual({ mode: 'byAgent', isInvited: true, given: undefined });
    const given = { score: 4, tags: ['热情'] };
    const rated = foldEvents(served, [event(9, 'rating.given', given, CUSTOMER)]);
    expect(rated.rating).toMatchObject({ given });
    expect(rated.items.slice(-2)).toMatchObject([
      { notice: { name: 'ratingInvited' } },
      { notice: { name: 'rated', rating: given } },
    ]);
  });

  it('shows what the flow asks for, and does not take it for a word about a later service', () => {
    const asked = [
      ...WHOLE.slice(0, 4),
      event(5, 'rating.invited', {}, SYSTEM),
      event(6, 'leave.invited', {}, SYSTEM),
      event(7, 'session.queued', { group, priority: 0, ahead: 0 }),
      event(8, 'session.unqueued', { reason: 'noSeatOnline' }, SYSTEM),
    ];
    const view = foldEvents(emptySessionView(SESSION, BY_AGENT), asked);
    expect(view).toMatchObject({ stage: { name: 'flow' }, rating: { isInvited: true } });
    expect(view.items.slice(-4)).toMatchObject([
      { notice: { name: 'ratingInvited', byFlow: true } },
      { notice: { name: 'leaveInvited' } },
      { notice: { name: 'queued' } },
      { notice: { name: 'unqueued', reason: 'noSeatOnline' } },
    ]);
    const customers = foldEvents(emptySessionView(SESSION, BY_CUSTOMER), asked);
    expect(customers.items.slice(-1)).toMatchObject([{ notice: { name: 'queued' } }]);
    const served = foldEvents(view, [
      event(9, 'agent.accepted', { offer, agent, rating: 'byAgent' }, AGENT),
    ]);
    expect(served.rating).toMatchObject({ mode: 'byAgent', isInvited: false });
  });

  it('takes a service whose way of rating nobody told as not to be rated', () => {
    const { rating } = foldEvents(emptySessionView(SESSION, BY_CUSTOMER), WHOLE);
    expect(rating).toEqual({ mode: 'off', isInvited: false, given: undefined });
  });

  it('goes back to the queue when the agent is lost', () => {
    const view = foldEvents(emptySessionView(SESSION, BY_CUSTOMER), [
      ...WHOLE.slice(0, 7),
      event(8, 'session.queued', { group, priority: 1, ahead: 0 }),
    ]);
    expect(view.stage).toMatchObject({ name: 'queued', ahead: 0 });
  });

  it('tells the customer that they are passed on, and agents by whom and why', () => {
    const passedOn = (perspective: Perspective, data: object) =>
      foldEvents(emptySessionView(SESSION, perspective), [
        ...WHOLE.slice(0, 7),
        event(8, 'session.transferred', data as never, AGENT),
        event(9, 'session.queued', { group, priority: 0, ahead: 0 }),
        event(
          10,
          'note.added',
          (perspective === BY_AGENT ? { text: '老客户' } : {}) as never,
          AGENT,
        ),
        event(11, 'session.returned', (perspective === BY_AGENT ? { group, agent } : {}) as never),
      ])
        .items.flatMap((item) => (item.kind === 'notice' ? [item.notice] : []))
        .slice(2);
    expect(passedOn(BY_CUSTOMER, {})).toEqual([{ name: 'transferring', group }]);
    const data = { from: agent, to: { group }, note: '要发票' };
    expect(passedOn(BY_AGENT, data)).toEqual([
      { name: 'transferred', from: agent, group, note: '要发票' },
      { name: 'noted', text: '老客户', agent },
      { name: 'returned', group, agent },
    ]);
  });

  it('puts the messages of whoever looks on their side', () => {
    const own = (perspective: Perspective) =>
      foldEvents(emptySessionView(SESSION, perspective), WHOLE).items.flatMap((item) =>
        item.kind === 'message' && item.isOwn ? [wordsOf(item)] : [],
      );
    expect(own(BY_CUSTOMER)).toEqual(['人工']);
    expect(own(BY_AGENT)).toEqual(['我是小林']);
    expect(own({ kind: 'agent', id: asId('somebody-else') })).toEqual([]);
    expect(own({ kind: 'agent', id: undefined })).toEqual(['我是小林']);
  });

  it('names the agent by the card of the acceptance, and keeps the key of a command', () => {
    const { items, commands } = foldEvents(emptySessionView(SESSION, BY_CUSTOMER), WHOLE);
    expect(items[1]).toMatchObject({ key: 'cmd-1', sender: { kind: 'customer', customer } });
    expect(items[4]).toMatchObject({ key: 's-1:8', sender: { kind: 'agent', agent } });
    expect([...commands]).toEqual(['cmd-1']);
  });

  it('gives the same whether events come one by one or together', () => {
    const empty = emptySessionView(SESSION, BY_AGENT);
    const one = WHOLE.reduce((view, next) => foldEvents(view, [next]), empty);
    expect(one).toEqual(foldEvents(empty, WHOLE));
    expect(empty.items).toEqual([]);
  });

  it('shows what was kept of a call to agents, and nothing of it to the customer', () => {
    const call = asId<CallId>('call-1');
    const side = {
      side: 'customer',
      file: asId<FileId>('f-1'),
      durationMs: 5000,
      bytes: 9,
    } as const;
    const told = event(11, 'call.recorded', {
      call,
      startedAt: 7000,
      sides: [{ ...side, url: '/files/f-1' }],
      fault: 'interrupted',
    });
    const { file: _file, ...track } = side;
    const of = (perspective: Perspective, ...more: SessionEvent[]) =>
      foldEvents(emptySessionView(SESSION, perspective), [...WHOLE, ...more]).items.at(-1);
    expect(of(BY_AGENT, told)).toMatchObject({
      notice: {
        name: 'recorded',
        startedAt: 7000,
        tracks: [{ ...track, url: '/files/f-1' }],
        fault: 'interrupted',
      },
    });
    expect(of(BY_CUSTOMER, { ...told, data: {} } as SessionEvent)).toEqual(of(BY_CUSTOMER));
    const mixed = { file: asId<FileId>('f-2'), durationMs: 5000, bytes: 8, url: '/files/f-2' };
    const together = { call, startedAt: 7000, sides: [side], mixed };
    expect(of(BY_AGENT, event(11, 'call.recorded', together))).toMatchObject({
      notice: { tracks: [{ side: 'mixed', durationMs: 5000, bytes: 8, url: '/files/f-2' }] },
    });
  });

  it('adds to the record of a call how well it went, for agents only', () => {
    const call = asId<CallId>('call-1');
    const measure = { mean: 1, worst: 2 };
    const quality = [
      { side: 'customer', durationMs: 9, sentLossPercent: measure, jitterMs: measure } as const,
    ];
    const ended = { call, closeBy: 'client', reason: 'ok', durationMs: 9 } as const;
    const events = [
      event(11, 'call.started', { call, media: 'audio', by: 'customer' }),
      event(12, 'call.ended', ended),
      event(13, 'call.measured', { call, sides: quality }),
    ];
    const last = (perspective: Perspective, more: SessionEvent[]) =>
      foldEvents(emptySessionView(SESSION, perspective), [...WHOLE, ...more]).items.at(-1);
    const record = { name: 'called', media: 'audio', by: 'customer', ...ended };
    expect(last(BY_AGENT, events)).toMatchObject({ notice: { ...record, quality } });
    const other = event(13, 'call.measured', { call: asId<CallId>('call-2'), sides: quality });
    expect(last(BY_AGENT, [...events.slice(0, 2), other])).toMatchObject({ notice: record });
    const redacted = {
      ...event(13, 'call.measured', { call, sides: [] }),
      data: {},
    } as SessionEvent;
    const shown = last(BY_CUSTOMER, [...events.slice(0, 2), redacted]);
    expect(shown).toMatchObject({ notice: record });
    expect(shown).not.toHaveProperty('notice.quality');
  });

  it('puts a line where a message was recalled, which keeps the words of one’s own', () => {
    const recalls = [3, 8, 99].map((seq, index) =>
      event(11 + index, 'message.recalled', { seq }, AGENT),
    );
    const whole = foldEvents(emptySessionView(SESSION, BY_CUSTOMER), WHOLE);
    const { items } = foldEvents(whole, recalls);
    expect(items.map(({ key }) => key)).toEqual(whole.items.map(({ key }) => key));
    const lines = items.flatMap((item) => (item.kind === 'notice' ? [item.notice] : []));
    expect(lines.filter(({ name }) => name === 'recalled')).toEqual([
      { name: 'recalled', isOwn: true, sender: { kind: 'customer', customer }, text: '人工' },
      { name: 'recalled', isOwn: false, sender: { kind: 'agent', agent }, text: undefined },
    ]);
    expect(items.find(({ seq }) => seq === 2)).toBe(whole.items[0]);
  });

  it('puts the same line where the words had gone before they came here', () => {
    const wiped = event(3, 'message.sent', { content: { type: 'recalled' } }, CUSTOMER, 'cmd-1');
    const log = [...WHOLE.slice(0, 2), wiped, event(4, 'message.recalled', { seq: 3 }, CUSTOMER)];
    const { items } = foldEvents(emptySessionView(SESSION, BY_AGENT), log);
    expect(items[1]).toMatchObject({
      kind: 'notice',
      key: 'cmd-1',
      notice: { name: 'recalled', isOwn: false, text: undefined },
    });
  });

  it('puts another line where the service took a message away, before it was read here or after', () => {
    const reason = 'contentCheck';
    const removal = event(11, 'message.recalled', { seq: 3, reason }, SYSTEM);
    const wiped = event(3, 'message.sent', { content: { type: 'recalled', reason } }, CUSTOMER);
    const logs = [
      [...WHOLE, removal],
      [...WHOLE.map((each) => (each.seq === 3 ? wiped : each)), removal],
    ];
    for (const log of logs) {
      const { items } = foldEvents(emptySessionView(SESSION, BY_CUSTOMER), log);
      expect(items.find(({ seq }) => seq === 3)).toMatchObject({
        kind: 'notice',
        notice: { name: 'removed', isOwn: true, sender: { kind: 'customer', customer } },
      });
    }
  });

  it('shows nothing for an event of a newer version, and keeps its place', () => {
    const future = { ...message(1), name: 'hologram.sent' } as never;
    const view = foldEvents(emptySessionView(SESSION, BY_CUSTOMER), [future, message(2)]);
    expect(view.lastSeq).toBe(2);
    expect(view.items.map(({ seq }) => seq)).toEqual([2]);
  });
});
