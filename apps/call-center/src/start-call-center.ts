import { join, resolve } from 'node:path';
import pino from 'pino';
import { openBus } from './bus/open-bus';
import { withDefaults } from './config/read-config';
import type { CallCenterConfig } from './config/settings';
import { seedDemo } from './demo/seed-demo';
import { openLocalFolder } from './files/local-folder';
import { createServer, type CallCenter, type ServerOptions } from './server';
import { openStore } from './store/open-store';
import type { Store } from './store/store';
import { createHttpWeChatApi } from './wechat/http-wechat-api';

/** What a program may add to the settings. */
export type StartExtras = Partial<
  Pick<ServerOptions, 'staticMounts' | 'extraHandlers' | 'limits' | 'log'>
>;

/** A service that listens. */
export interface RunningCallCenter {
  /** `http://host:port` */
  url: string;
  port: number;
  app: CallCenter['app'];
  store: Store;
  /** Stops orderly: sockets, work under way, bus, store. */
  close(): Promise<void>;
}

/**
 * Opens store and bus, builds the service and listens. With `demo`, an instance with demonstration data
 * is there, and WeChat's part is played at `/dev/wechat` unless `wechatUrl` says otherwise.
 *
 * @throws CccError `config.invalid`, `config.portInUse`, `store.locked`, `store.notDurable`, `store.newer`, `store.unavailable`
 */
export async function startCallCenter(
  settings: Partial<CallCenterConfig> = {},
  extras: StartExtras = {},
): Promise<RunningCallCenter> {
  const config = withDefaults(settings);
  const log = extras.log ?? pino({ level: config.logLevel });
  // In the order of opening; closed in the other.
  const opened: Array<{ close(): Promise<void> }> = [];
  const close = async (): Promise<void> => {
    for (let each = opened.pop(); each; each = opened.pop()) await each.close();
  };
  try {
    const store = await openStore({
      url: config.databaseUrl ?? `pglite:${resolve(config.data)}`,
      poolSize: config.databasePoolSize,
      log,
    });
    opened.push(store);
    const bus = await openBus(config.busUrl ?? 'local');
    opened.push(bus);
    if (config.demo) await seedDemo(store, Date.now());
    let ownUrl = '';
    const server = await createServer({
      ...extras,
      store,
      bus,
      files: await openLocalFolder(join(resolve(config.data), 'files')),
      log,
      wechat: createHttpWeChatApi(weChatOptions(config, () => `${ownUrl}/dev/wechat`)),
      weChatStandIn: config.demo,
      publicUrl: config.publicUrl,
      corsOrigins: config.corsOrigins,
      trustProxy: config.trustProxy,
    });
    opened.push(server);
    const { url, port } = await server.listen(config);
    ownUrl = url;
    return { url, port, app: server.app, store, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function weChatOptions(
  { wechatUrl, demo }: CallCenterConfig,
  standIn: () => string,
): Parameters<typeof createHttpWeChatApi>[0] {
  if (wechatUrl !== undefined) return { baseUrl: wechatUrl };
  return demo ? { baseUrl: standIn } : {};
}
