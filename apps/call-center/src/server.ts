import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { CccError, PATHS } from '@ccc/protocol';
import type { Bus } from './bus/bus';
import type { IceServerSetting } from './config/ice-servers';
import { frameOriginsOf, type CustomerPage } from './config/customer-pages';
import { demoSecretOf } from './demo/seed-demo';
import { assembleFeatures } from './features/assemble';
import type { ContentCheckOptions } from './features/content-check/content-check';
import { pushRoute } from './features/content-check/push-route';
import { DEFAULT_LIMITS, type ServiceContext, type ServiceLimits } from './features/context';
import { allowOrigins } from './features/http/cors';
import { installErrorReplies } from './features/http/error-replies';
import { describeApi } from './features/http/open-api';
import { serveStatic, type StaticMount } from './features/http/static-mounts';
import { registerRoutes } from './features/routes';
import type { FileStore } from './files/file-store';
import { openFileLinks } from './features/files/file-links';
import type { Store } from './store/store';
import { createGuardedHttpCaller } from './http-calls/guarded-http-caller';
import type { MediaProvider } from './media/media-provider';
import type { TrtcTickets } from './media/trtc/trtc-tickets';
import type { SpeechProvider } from './speech/speech-provider';
import { createHttpWeChatApi } from './wechat/http-wechat-api';
import { weChatStandIn } from './wechat/stand-in';
import type { WeChatApi } from './wechat/wechat-api';

/** Answers a request before the service does; true: it has. */
export type ExtraHandler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export interface ServerOptions {
  store: Store;
  bus: Bus;
  /** Where the bytes of uploaded files lie. */
  files: FileStore;
  log: FastifyBaseLogger;
  /** Milliseconds since 1970. @default Date.now */
  now?: () => number;
  /** Ids of 1 to 64 characters of `A-Za-z0-9_-`, never the same twice. @default 128 random bits */
  newId?: () => string;
  /** @default WeChat itself */
  wechat?: WeChatApi;
  /** Judge what customers say. @default nothing is judged */
  contentCheck?: ContentCheckOptions | undefined;
  /** Play WeChat's part at `/dev/wechat` for the demonstration's mini-program. @default false */
  weChatStandIn?: boolean;
  /** Carries calls; the caller closes it. @default none: calls are refused with `media.off` */
  media?: MediaProvider | undefined;
  /** Calls go through TRTC, in place of `media`. @default they do not */
  trtc?: TrtcTickets | undefined;
  /** Where the SDK lies that the desk enters its rooms with; it is served as `PATHS.trtcSdk`. */
  trtcSdkDir?: string | undefined;
  /** Speaks what flows say in calls. @default none: callers hear a chime, and read it */
  speech?: SpeechProvider | undefined;
  /** Where recordings of calls are written on their way into `files`, and whether calls are. @default none is */
  recordings?: { dir: string; isOn: boolean; isMixed?: boolean } | undefined;
  /** What clients get through closed networks with. @default none */
  iceServers?: readonly IceServerSetting[];
  limits?: Partial<ServiceLimits>;
  /** Hosts inside the house that service flows may call, `name` or `name:port`. @default none */
  flowPrivateHosts?: readonly string[];
  /** What clients reach the service by. @default the address that each request was sent to */
  publicUrl?: string | undefined;
  corsOrigins?: readonly string[];
  trustProxy?: boolean;
  staticMounts?: readonly StaticMount[];
  /** Pages beside a conversation at the desk. @default none */
  customerPages?: readonly CustomerPage[];
  extraHandlers?: readonly ExtraHandler[];
}

/** A service that is built, and perhaps listening. */
export interface CallCenter {
  readonly app: FastifyInstance;
  /** @throws CccError `config.portInUse`, `config.invalid` */
  listen(address: { host: string; port: number }): Promise<{ url: string; port: number }>;
  /** Says goodbye to every socket and finishes what is under way. Leaves store and bus open. */
  close(): Promise<void>;
}

const BODY_MAX_BYTES = 64 * 1024;
const CLOSE_IDLE_MS = 50;

/** Builds the service on an open store and bus. */
export async function createServer(options: ServerOptions): Promise<CallCenter> {
  const context = await contextOf(options);
  const app = await createApp(options, context);
  const { wechat = createHttpWeChatApi(), contentCheck } = options;
  const features = assembleFeatures(context, wechat, contentCheck);
  await registerRoutes(app, context, features, options.publicUrl);
  if (features.mediaCheck && contentCheck?.media) {
    await pushRoute(app, { check: features.mediaCheck, token: contentCheck.media.pushToken });
  }
  if (options.weChatStandIn) {
    const { now } = context;
    await app.register(weChatStandIn, { prefix: '/dev/wechat', now, secretOf: demoSecretOf });
  }
  await app.ready();
  const stop = await features.start(app.server);

  return {
    app,
    async listen({ host, port }) {
      try {
        await app.listen({ host, port });
      } catch (cause) {
        throw listenFault(cause, host, port);
      }
      const address = app.server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      return { url: `http://${nameable(host)}:${bound}`, port: bound };
    },
    async close() {
      await stop();
      await closeApp(app);
    },
  };
}

/**
 * Connections that are idle when it begins are closed with the app. One on which somebody is still being
 * answered is idle a moment later, and would hold the service for as long as it is kept alive: a minute.
 */
async function closeApp(app: FastifyInstance): Promise<void> {
  const sweep = setInterval(() => app.server.closeIdleConnections(), CLOSE_IDLE_MS);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
  }
}

async function contextOf(options: ServerOptions): Promise<ServiceContext> {
  const { store, bus, files, log, limits, newId, now = Date.now } = options;
  const id = newId ?? (() => randomBytes(16).toString('base64url'));
  return {
    store,
    bus,
    files,
    fileLinks: await openFileLinks(store, now),
    callHttp: createGuardedHttpCaller({ log, privateHosts: options.flowPrivateHosts ?? [] }),
    customerPages: options.customerPages ?? [],
    media: options.media,
    trtc: options.trtc,
    speech: options.speech,
    recordings: options.recordings,
    iceServers: options.iceServers ?? [],
    log,
    now,
    newId: id,
    node: id(),
    limits: { ...DEFAULT_LIMITS, ...limits },
  };
}

async function createApp(
  { log, trustProxy, corsOrigins, staticMounts, extraHandlers, trtcSdkDir }: ServerOptions,
  { newId, customerPages }: ServiceContext,
): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: newId,
    trustProxy: trustProxy ?? false,
    bodyLimit: BODY_MAX_BYTES,
    // The store answers or refuses long before; a picture over a slow network takes its time.
    requestTimeout: 120_000,
  });
  for (const handle of extraHandlers ?? []) {
    app.addHook('onRequest', async (request, reply) => {
      if (await handle(request.raw, reply.raw)) reply.hijack();
    });
  }
  allowOrigins(app, corsOrigins ?? []);
  // Pages that must be opened over plain HTTP, as in development, break with the upgrade.
  await app.register(helmet, {
    contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } },
  });
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) =>
      new CccError('rate.limited', { retryAfterMs: ttl }),
  });
  await describeApi(app);
  const sdk = { prefix: PATHS.trtcSdk.replace(/[^/]+$/, ''), dir: trtcSdkDir ?? '' };
  const mounts = [...(staticMounts ?? []), ...(trtcSdkDir === undefined ? [] : [sdk])];
  installErrorReplies(
    app,
    await serveStatic(app, mounts, {
      frameOrigins: frameOriginsOf(customerPages),
      // Where the rooms of TRTC are is for its SDK to know.
      connectOrigins: trtcSdkDir === undefined ? [] : ['https:'],
    }),
  );
  return app;
}

function listenFault(cause: unknown, host: string, port: number): unknown {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause && cause.code;
  if (code === 'EADDRINUSE') {
    return new CccError('config.portInUse', { params: { port }, origin: cause });
  }
  if (code === 'EACCES') {
    const params = { name: 'port', problem: `${port} needs more rights than this process has` };
    return new CccError('config.invalid', { params, origin: cause });
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    const params = { name: 'host', problem: `${host} is no address of this machine` };
    return new CccError('config.invalid', { params, origin: cause });
  }
  return cause;
}

/** An address that can be opened, for one that can be listened on. */
function nameable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
