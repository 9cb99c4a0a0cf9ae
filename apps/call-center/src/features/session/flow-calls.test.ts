import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FlowDefinition } from '@ccc/flow';
import { WireClient } from '@ccc/protocol/conformance';
import { openSession, say, waitForWords } from '../../../test/conversation';
import { STORE_KINDS, ServicePlace } from '../../../test/service-place';

const FLOW_ID = 'omni-session';

function flowCalling(url: string): FlowDefinition {
  return {
    schema: 1,
    id: FLOW_ID,
    name: '订单查询',
    nodes: [
      { id: 'start', kind: 'start', label: 's', next: 'order' },
      {
        id: 'order',
        kind: 'collect',
        label: 'c',
        text: '请输入订单号。',
        variable: 'order',
        form: 'text',
        wrongInputText: '请重新输入。',
        maxErrors: 0,
        next: 'look-up',
      },
      {
        id: 'look-up',
        kind: 'http',
        label: 'h',
        method: 'GET',
        url,
        timeoutMs: 5000,
        retries: 1,
        fields: [{ path: 'state', variable: 'state', default: '未知' }],
        next: 'found',
        failure: 'failed',
      },
      { id: 'found', kind: 'message', label: 'f', text: '状态：${state}', next: 'end' },
      { id: 'failed', kind: 'message', label: 'n', text: '查不到：${state}', next: 'end' },
      {
        id: 'end',
        kind: 'end',
        label: 'e',
        replyTimeoutSeconds: 0,
        timeoutText: '',
        agentEndText: '',
      },
    ],
  };
}

describe.each(STORE_KINDS)('calls of a flow (%s)', (kind) => {
  let place: ServicePlace;
  let orders: Server;
  let host: string;
  let asked: string[];
  let heard: () => void;
  /** What the orders service does with each request in turn; afterwards it answers. */
  let behaviours: Array<'fail' | 'hang'>;

  beforeEach(async () => {
    asked = [];
    behaviours = [];
    heard = () => undefined;
    orders = createServer((request, response) => {
      asked.push(request.url ?? '');
      heard();
      const behaviour = behaviours.shift();
      if (behaviour === 'fail') response.writeHead(500).end();
      else if (behaviour !== 'hang') response.end('{"state":"已发货"}');
    });
    await new Promise<void>((resolve) => orders.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(orders.address() as AddressInfo).port}`;
    place = await ServicePlace.open(kind);
    await place.publish(flowCalling(`http://${host}/orders/\${order}`));
  }, 60_000);

  afterEach(async () => {
    orders.closeAllConnections();
    await new Promise((resolve) => orders.close(resolve));
    await place.close();
  });

  it('ask another service, once more after a failure, and go on with its answer', async () => {
    behaviours = ['fail'];
    await place.start({ flowPrivateHosts: [host] });
    const customer = await place.customer('asks');
    const session = await openSession(customer);
    await say(customer, session, 'A/1');
    await waitForWords(customer, session, '状态：已发货');
    await customer.waitForEvent(session, ({ name }) => name === 'session.ended');
    expect(asked).toEqual(['/orders/A%2F1', '/orders/A%2F1']);
  });

  it('do not reach into the house unless that is allowed', async () => {
    await place.start();
    const customer = await place.customer('reaches');
    const session = await openSession(customer);
    await say(customer, session, '1');
    await waitForWords(customer, session, '查不到：未知');
    expect(asked).toEqual([]);
  });

  it('are made again after a restart, and answered once', async () => {
    behaviours = ['hang'];
    await place.start({ flowPrivateHosts: [host] });
    const before = await place.customer('waits');
    const session = await openSession(before);
    const reached = new Promise<void>((resolve) => (heard = resolve));
    await say(before, session, '1');
    await reached;
    await place.stop();
    // Whoever died holding a timer loses it with its lease: that time passes at once.
    await place.store.db.updateTable('timers').set({ lease_until: 0 }).execute();
    await place.start({ flowPrivateHosts: [host] });
    const token = await place.customerToken('waits');
    const after = await WireClient.connect(place.baseUrl, token, [{ session, lastSeq: 0 }]);
    await waitForWords(after, session, '状态：已发货');
    expect(asked).toHaveLength(2);
    expect(after.events(session).filter(({ name }) => name === 'session.ended')).toHaveLength(1);
  });
});
