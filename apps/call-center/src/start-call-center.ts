import { join, resolve } from 'node:path';
import pino from 'pino';
import { CccError } from '@ccc/protocol';
import { openBus } from './bus/open-bus';
import { withDefaults } from './config/read-config';
import type { CallCenterConfig } from './config/settings';
import { seedDemo } from './demo/seed-demo';
import { openFiles } from './files/open-files';
import { createMediaProvider } from './media';
import { findTrtcSdk, openTrtc } from './media/trtc/open-trtc';
import { openSpeech } from './speech/open-speech';
import { createServer, type CallCenter, type ServerOptions } from './server';
import { openStore } from './store/open-store';
import type { Store } from './store/store';
import type { WeChatPlace } from './wechat/call-wechat';
import { createHttpWeChatApi } from './wechat/http-wechat-api';
import { createHttpWeChatChecks } from './wechat/http-wechat-checks';

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
    const trtc = config.media === 'trtc' ? openTrtc(config) : undefined;
    const trtcSdkDir = trtc && findTrtcSdk();
    const store = await openStore({
      url: config.databaseUrl ?? `pglite:${resolve(config.data)}`,
      poolSize: config.databasePoolSize,
      log,
    });
    opened.push(store);
    const bus = await openBus(config.busUrl ?? 'local');
    opened.push(bus);
    const media = config.media === 'embedded' ? await createMediaProvider(config, log) : undefined;
    if (media) opened.push(media);
    const speech = media && (await openSpeech(config.speech, log));
    if (config.demo) await seedDemo(store, Date.now());
    let ownUrl = '';
    const weChat = weChatPlace(config, () => `${ownUrl}/dev/wechat`);
    const server = await createServer({
      ...extras,
      store,
      bus,
      files: await openFiles(config),
      log,
      wechat: createHttpWeChatApi(weChat),
      contentCheck: contentCheckOf(config, weChat),
      weChatStandIn: config.demo,
      limits: {
        retentionMs: config.retentionDays * 86_400_000,
        recordingRetentionMs: config.recordingRetentionDays * 86_400_000,
        emptyQueueMs: config.emptyQueueSeconds * 1000,
        wrapUpMs: config.wrapUpSeconds * 1000,
        ...extras.limits,
      },
      publicUrl: config.publicUrl,
      corsOrigins: config.corsOrigins,
      customerPages: config.customerPages,
      flowPrivateHosts: config.flowPrivateHosts,
      trustProxy: config.trustProxy,
      media,
      trtc,
      trtcSdkDir,
      speech: speech ?? undefined,
      recordings: {
        dir: join(resolve(config.data), 'recordings'),
        isOn: config.callRecording !== 'off',
        isMixed: config.callRecording === 'mixed',
      },
      iceServers: config.mediaIceServers,
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

function weChatPlace({ wechatUrl, demo }: CallCenterConfig, standIn: () => string): WeChatPlace {
  if (wechatUrl !== undefined) return { baseUrl: wechatUrl };
  return demo ? { baseUrl: standIn } : {};
}

function contentCheckOf(
  { contentCheck, contentCheckTimeoutMs, wechatPushToken: pushToken, publicUrl }: CallCenterConfig,
  weChat: WeChatPlace,
): ServerOptions['contentCheck'] {
  if (contentCheck === 'off') return undefined;
  const words = { checks: createHttpWeChatChecks(weChat), textTimeoutMs: contentCheckTimeoutMs };
  if (pushToken === undefined) return words;
  if (publicUrl === undefined) {
    const problem = 'wechatPushToken 需要它：微信从这里取图片 (WeChat fetches pictures from there)';
    throw new CccError('config.invalid', { params: { name: 'publicUrl', problem } });
  }
  return { ...words, media: { pushToken, publicUrl } };
}
