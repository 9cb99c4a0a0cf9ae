import { CccError } from '@ccc/protocol';
import type { LegFactory } from '../../call/leg-port';
import type {
  Clock,
  Http,
  HttpRequest,
  HttpResponse,
  HttpUpload,
  Lifecycle,
  Logger,
  Platform,
  Random,
  SocketFactory,
  Storage,
  WeChatLogin,
} from '../ports';

/** The service's end of a socket in memory. */
export interface MemoryPeer {
  send(text: string): void;
  close(code: number, reason: string): void;
}

/** What the service hears of a socket. */
export interface MemoryPeerHandlers {
  onMessage(text: string): void;
  onClose(): void;
}

/** A service in memory. Throwing from either method is a network that does not reach it. */
export interface MemoryService {
  request(request: HttpRequest): HttpResponse | Promise<HttpResponse>;
  /** Default: uploads do not get through. */
  upload?(upload: HttpUpload): HttpResponse | Promise<HttpResponse>;
  connect(url: string, peer: MemoryPeer): MemoryPeerHandlers;
}

/** What a test may do to the app. */
export interface MemoryLifecycle extends Lifecycle {
  show(): void;
  hide(): void;
  setOnline(isOnline: boolean): void;
}

export interface MemoryPlatformOptions {
  service: MemoryService;
  /** Default: the real one. */
  clock?: Clock;
  /** Default: `Math.random`. */
  random?: Random;
  /** Give the same to the next platform, and the app was killed and started again. */
  storage?: Storage;
  wechat?: WeChatLogin;
  /** Default: this host carries no sound. */
  legs?: LegFactory;
  logger?: Logger;
  /** Whether a file is there. Default: every one is. */
  hasFile?(localPath: string): boolean;
  /** How long everything takes on its way. Default 0. */
  latencyMs?: number;
}

export interface MemoryPlatform extends Platform {
  readonly lifecycle: MemoryLifecycle;
}

/** A host without a host: the proof that nothing else needs one, and the ground for tests. */
export function createMemoryPlatform(options: MemoryPlatformOptions): MemoryPlatform {
  const clock = options.clock ?? realClock();
  const latencyMs = options.latencyMs ?? 0;
  return {
    kind: 'memory',
    clock,
    random: options.random ?? { next: () => Math.random() },
    storage: options.storage ?? createMemoryStorage(),
    http: createHttp(options.service, clock, latencyMs, options.hasFile ?? (() => true)),
    sockets: createSockets(options.service, clock, latencyMs),
    lifecycle: createLifecycle(),
    wechat: options.wechat,
    legs: options.legs,
    logger: options.logger ?? silentLogger(),
  };
}

export function createMemoryStorage(): Storage {
  const texts = new Map<string, string>();
  return {
    get(key) {
      const text = texts.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as unknown);
    },
    set: (key, value) => void texts.set(key, JSON.stringify(value)),
    remove: (key) => void texts.delete(key),
  };
}

function realClock(): Clock {
  return {
    now: () => Date.now(),
    setTimer(callback, delayMs) {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
  };
}

function silentLogger(): Logger {
  const nothing = () => undefined;
  return { debug: nothing, info: nothing, warn: nothing, error: nothing };
}

function createHttp(
  service: MemoryService,
  clock: Clock,
  latencyMs: number,
  hasFile: (localPath: string) => boolean,
): Http {
  return {
    request: (request) =>
      new Promise<void>((resolve) => clock.setTimer(resolve, latencyMs))
        .then(() => service.request(copy(request)))
        .then(copy, (error: unknown) => {
          throw new CccError('connection.lost', { origin: error });
        }),
    async upload(upload) {
      await new Promise<void>((resolve) => void clock.setTimer(resolve, latencyMs));
      if (!hasFile(upload.localPath)) throw new CccError('file.gone');
      upload.onProgress?.(0.5);
      await new Promise<void>((resolve) => void clock.setTimer(resolve, latencyMs));
      if (!service.upload) throw new CccError('connection.lost');
      try {
        return copy(await service.upload(upload));
      } catch (error) {
        throw new CccError('connection.lost', { origin: error });
      }
    },
  };
}

function createSockets(service: MemoryService, clock: Clock, latencyMs: number): SocketFactory {
  return {
    open(url, handlers) {
      let life: 'opening' | 'open' | 'closed' = 'opening';
      let peerHandlers: MemoryPeerHandlers | undefined;
      const later = (action: () => void) => void clock.setTimer(action, latencyMs);
      const closed = (code: number, reason: string) => {
        if (life === 'closed') return;
        life = 'closed';
        handlers.onClose({ code, reason });
      };
      const peer: MemoryPeer = {
        send: (text) =>
          later(() => {
            if (life === 'open') handlers.onMessage(text);
          }),
        close: (code, reason) => later(() => closed(code, reason)),
      };
      later(() => {
        if (life === 'closed') return;
        try {
          peerHandlers = service.connect(url, peer);
        } catch {
          // The port knows one word for every failure to get through.
          return closed(1006, 'unreachable');
        }
        life = 'open';
        handlers.onOpen();
      });
      return {
        send(text) {
          if (life === 'open') later(() => peerHandlers?.onMessage(text));
        },
        close() {
          if (life === 'closed') return;
          life = 'closed';
          later(() => peerHandlers?.onClose());
        },
      };
    },
  };
}

function createLifecycle(): MemoryLifecycle {
  const shows = new Set<() => void>();
  const hides = new Set<() => void>();
  const networks = new Set<(isOnline: boolean) => void>();
  const add = <Listener>(listeners: Set<Listener>, listener: Listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    onShow: (listener) => add(shows, listener),
    onHide: (listener) => add(hides, listener),
    onNetwork: (listener) => add(networks, listener),
    show: () => shows.forEach((listener) => listener()),
    hide: () => hides.forEach((listener) => listener()),
    setOnline: (isOnline) => networks.forEach((listener) => listener(isOnline)),
  };
}

function copy<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
