import pino from 'pino';
import { WireClient } from '@ccc/protocol/conformance';
import { LocalBus } from '../src/bus/local-bus';
import type { Bus } from '../src/bus/bus';
import { DEMO, seedDemo } from '../src/demo/seed-demo';
import { createServer, type CallCenter, type ServerOptions } from '../src/server';
import type { Store } from '../src/store/store';
import { createHttpWeChatApi } from '../src/wechat/http-wechat-api';
import { postgresPlace } from './postgres-place';
import { serviceUrl } from './services';
import { pglitePlace, type StorePlace } from './temp-store';

export interface ServiceNode {
  baseUrl: string;
  server: CallCenter;
}

/** A store with the demonstration data, and as many nodes of the service on it as a test starts. */
export class ServicePlace {
  readonly store: Store;
  readonly #place: StorePlace;
  readonly #nodes: ServiceNode[] = [];

  private constructor(place: StorePlace, store: Store) {
    this.#place = place;
    this.store = store;
  }

  /** Embedded, or in the PostgreSQL of `TCCC_TEST_POSTGRES_URL` with a pool of one. */
  static async open(kind: 'embedded' | 'postgres' = 'embedded'): Promise<ServicePlace> {
    const serverUrl = kind === 'postgres' ? serviceUrl('TCCC_TEST_POSTGRES_URL') : null;
    const place = serverUrl ? await postgresPlace(serverUrl) : await pglitePlace();
    const store = await place.open({ poolSize: 1 });
    await seedDemo(store, Date.now());
    return new ServicePlace(place, store);
  }

  /** Starts a node on a free port; the first one plays WeChat's part for all. */
  async start(options: Partial<ServerOptions> & { bus?: Bus } = {}): Promise<ServiceNode> {
    const server = await createServer({
      store: this.store,
      bus: new LocalBus(),
      log: pino({ level: process.env.CCC_TEST_LOG ?? 'silent' }),
      weChatStandIn: true,
      wechat: createHttpWeChatApi({ baseUrl: () => `${this.baseUrl}/dev/wechat` }),
      ...options,
    });
    const { url } = await server.listen({ host: '127.0.0.1', port: 0 });
    const node = { baseUrl: url, server };
    this.#nodes.push(node);
    return node;
  }

  get baseUrl(): string {
    return this.#nodes[0]?.baseUrl ?? '';
  }

  /** What `wx.login` would give this user of the demonstration's mini-program. */
  async loginCode(user: string): Promise<string> {
    const { body } = await this.post('/dev/wechat/simulator/login-codes', {
      appid: DEMO.appId,
      user,
    });
    return String(body.code);
  }

  async customerToken(user: string): Promise<string> {
    const jsCode = await this.loginCode(user);
    const { body } = await this.post('/api/v1/customer/login', { sdkAppId: DEMO.sdkAppId, jsCode });
    return String(body.token);
  }

  async agentToken(email: string): Promise<string> {
    const { sdkAppId, password } = DEMO;
    const { body } = await this.post('/api/v1/agent/login', { sdkAppId, email, password });
    return String(body.token);
  }

  /** A connection of this customer, to a node. */
  async customer(user: string, node = this.baseUrl): Promise<WireClient> {
    return WireClient.connect(node, await this.customerToken(user));
  }

  async agent(email: string, node = this.baseUrl): Promise<WireClient> {
    return WireClient.connect(node, await this.agentToken(email));
  }

  async post(
    path: string,
    body: object,
    token?: string,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await fetch(this.baseUrl + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  async get(
    path: string,
    token?: string,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const init = token ? { headers: { authorization: `Bearer ${token}` } } : {};
    const response = await fetch(this.baseUrl + path, init);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  async close(): Promise<void> {
    for (const { server } of this.#nodes) await server.close();
    await this.store.close();
    await this.#place.drop();
  }
}
