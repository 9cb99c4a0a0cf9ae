import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { SEED_FLOW, type FlowDefinition } from '@ccc/flow';
import { WireClient } from '@ccc/protocol/conformance';
import { LocalBus } from '../src/bus/local-bus';
import type { Bus } from '../src/bus/bus';
import type { FileStore } from '../src/files/file-store';
import { openLocalFolder } from '../src/files/local-folder';
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

/** Every kind of store that tests have here. */
export const STORE_KINDS: ReadonlyArray<'embedded' | 'postgres'> = serviceUrl(
  'TCCC_TEST_POSTGRES_URL',
)
  ? ['embedded', 'postgres']
  : ['embedded'];

/** A store with the demonstration data, and as many nodes of the service on it as a test starts. */
export class ServicePlace {
  readonly store: Store;
  readonly #filesDir = mkdtempSync(join(tmpdir(), 'ccc-files-'));
  readonly #place: StorePlace;
  readonly #nodes: ServiceNode[] = [];

  private constructor(place: StorePlace, store: Store) {
    this.#place = place;
    this.store = store;
  }

  /** Embedded, or in the PostgreSQL of `TCCC_TEST_POSTGRES_URL` with a pool of one. */
  static async open(kind: 'embedded' | 'postgres' = 'embedded'): Promise<ServicePlace> {
    const serverUrl = kind === 'postgres' ? serviceUrl('TCCC_TEST_POSTGRES_URL') : null;
    // A pool of one would find whoever holds a connection while asking for another.
    const place = serverUrl ? await postgresPlace(serverUrl) : await pglitePlace();
    const store = await place.open({ poolSize: 1 });
    await seedDemo(store, Date.now());
    return new ServicePlace(place, store);
  }

  /** Starts a node on a free port; the first one of those that run plays WeChat's part for all. */
  async start(options: Partial<ServerOptions> & { bus?: Bus } = {}): Promise<ServiceNode> {
    const server = await createServer({
      store: this.store,
      bus: new LocalBus(),
      files: await this.files(),
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

  /** The files that every node shares. */
  files(): Promise<FileStore> {
    return openLocalFolder(this.#filesDir);
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

  /** Publishes the demonstration's flow once more, with another time for the customer's answer. */
  async publishWithReplyTimeout(seconds: number): Promise<void> {
    const nodes = SEED_FLOW.nodes.map((node) =>
      node.kind === 'end' ? { ...node, replyTimeoutSeconds: seconds } : node,
    );
    await this.publish({ ...SEED_FLOW, nodes });
  }

  /** Publishes another version of the demonstration's flow. */
  async publish(flow: FlowDefinition): Promise<void> {
    const { db } = this.store;
    await db
      .insertInto('flow_versions')
      .values({
        flow_id: DEMO.flow,
        version: 2,
        definition: JSON.stringify(flow),
        created_at: Date.now(),
      })
      .execute();
    await db
      .updateTable('flows')
      .set({ published_version: 2 })
      .where('id', '=', DEMO.flow)
      .execute();
  }

  /** How long an offer rings, in every group. */
  async setOfferTimeout(seconds: number): Promise<void> {
    await this.store.db
      .updateTable('skill_groups')
      .set({ offer_timeout_seconds: seconds })
      .execute();
  }

  /** @typeParam Body What the route's answer is documented to be; it is not checked. */
  async post<Body = Record<string, unknown>>(
    path: string,
    body: object,
    token?: string,
    method: 'POST' | 'PUT' = 'POST',
  ): Promise<{ status: number; body: Body }> {
    const response = await fetch(this.baseUrl + path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Body };
  }

  put<Body = Record<string, unknown>>(
    path: string,
    body: object,
    token: string,
  ): Promise<{ status: number; body: Body }> {
    return this.post<Body>(path, body, token, 'PUT');
  }

  delete<Body = Record<string, unknown>>(
    path: string,
    token: string,
  ): Promise<{ status: number; body: Body }> {
    return this.get<Body>(path, token, 'DELETE');
  }

  async get<Body = Record<string, unknown>>(
    path: string,
    token?: string,
    method: 'GET' | 'DELETE' = 'GET',
  ): Promise<{ status: number; body: Body }> {
    const init = { method, ...(token ? { headers: { authorization: `Bearer ${token}` } } : {}) };
    const response = await fetch(this.baseUrl + path, init);
    return { status: response.status, body: (await response.json()) as Body };
  }

  /** Stops every node; what they have stored stays. */
  async stop(): Promise<void> {
    for (let node = this.#nodes.pop(); node; node = this.#nodes.pop()) await node.server.close();
  }

  async close(): Promise<void> {
    await this.stop();
    await this.store.close();
    await this.#place.drop();
    rmSync(this.#filesDir, { recursive: true, force: true });
  }
}
