import { parseFlow, type FlowDefinition } from '@ccc/flow';
import type { LeftMessagesResponse } from '@ccc/protocol';
import { WireClient } from '@ccc/protocol/conformance';
import {
  accept,
  done,
  goOnline,
  openSession,
  refused,
  say,
  waitForWords,
} from '../../../test/conversation';
import { ASKING_FLOW } from '../../../test/domain/asking-flow';
import { STORE_KINDS, ServicePlace } from '../../../test/service-place';

/** A second is the shortest that a flow may wait. */
const hurried = (ids: string[]): FlowDefinition =>
  parseFlow({
    ...ASKING_FLOW,
    nodes: ASKING_FLOW.nodes.map((node) => {
      if (!ids.includes(node.id)) return node;
      return node.kind === 'transfer'
        ? { ...node, queueTimeoutSeconds: 1 }
        : { ...node, timeoutSeconds: 1 };
    }),
  });

describe.each(STORE_KINDS)('what a flow asks for (%s)', (kind) => {
  let place: ServicePlace;

  beforeEach(async () => {
    place = await ServicePlace.open(kind);
  }, 60_000);

  afterEach(() => place.close());

  async function begin(flow: FlowDefinition, choice: string) {
    await place.publish(flow);
    await place.start();
    const customer = await place.customer('asked');
    const session = await openSession(customer);
    await say(customer, session, choice);
    return { customer, session };
  }

  it('a rating goes into the variables of the flow', async () => {
    const { customer, session } = await begin(ASKING_FLOW, '自助');
    await customer.waitForEvent(session, ({ name }) => name === 'rating.invited');
    await done(customer, 'session.rate', { score: 4 }, session);
    await waitForWords(customer, session, '评分：4。');
    expect(await refused(customer, 'session.rate', { score: 1 }, session)).toBe('rating.already');
  });

  it('the time for it runs out, also over a restart', async () => {
    const { session } = await begin(hurried(['rate-self']), '自助');
    await place.stop();
    await place.start();
    const token = await place.customerToken('asked');
    const after = await WireClient.connect(place.baseUrl, token, [{ session, lastSeq: 0 }]);
    const passed = await waitForWords(after, session, '评分：。');
    expect(passed.actor).toEqual({ kind: 'system' });
  });

  it('after a service it is thanked for, even when the agent is through with it', async () => {
    await place.publish(ASKING_FLOW);
    await place.start();
    const agent = await place.agent('2222@qq.com');
    await goOnline(agent);
    const customer = await place.customer('asked');
    const session = await openSession(customer);
    await say(customer, session, '咨询');
    await accept(agent, session);
    await done(agent, 'session.end', {}, session);
    await customer.waitForEvent(session, ({ name }) => name === 'session.ended');
    await done(agent, 'session.complete', {}, session);
    const token = await place.customerToken('asked');
    const { seq } = await customer.waitForEvent(
      session,
      ({ name }) => name === 'session.completed',
    );
    const back = await WireClient.connect(place.baseUrl, token, [{ session, lastSeq: seq }]);
    await done(back, 'session.rate', { score: 5 }, session);
    await waitForWords(back, session, '感谢您（5）。');
    const given = await agent.waitForEvent(session, ({ name }) => name === 'rating.given');
    expect(given.data).toMatchObject({ score: 5 });
  });

  it('a message is left where nobody is online, and comes to the desk', async () => {
    const { customer, session } = await begin(ASKING_FLOW, '咨询');
    await customer.waitForEvent(session, ({ name }) => name === 'leave.invited');
    await done(customer, 'message.leave', { text: '请回电' }, session);
    await waitForWords(customer, session, '已收到您的留言。');
    const ended = await customer.waitForEvent(session, ({ name }) => name === 'session.ended');
    expect(ended.data).toMatchObject({ reason: 'noSeatOnline' });
    const token = await place.agentToken('2222@qq.com');
    const { body } = await place.get<LeftMessagesResponse>('/api/v1/left-messages', token);
    expect(body.messages).toMatchObject([{ session, left: { text: '请回电' } }]);
  });

  it('who waits too long leaves the queue, and is offered to leave a message', async () => {
    await place.publish(hurried(['consulting', 'leave']));
    await place.start();
    const agent = await place.agent('2222@qq.com');
    await goOnline(agent);
    await done(agent, 'agent.setStatus', { status: 'notReady' });
    const customer = await place.customer('asked');
    const session = await openSession(customer);
    await say(customer, session, '咨询');
    await customer.waitForEvent(session, ({ name }) => name === 'session.queued');
    await customer.waitForEvent(session, ({ name }) => name === 'session.unqueued');
    await waitForWords(customer, session, '再见。');
    const ended = await customer.waitForEvent(session, ({ name }) => name === 'session.ended');
    expect(ended.data).toMatchObject({ reason: 'seatGiveUp' });
  });
});
