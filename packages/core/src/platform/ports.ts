import type { LegFactory } from '../call/leg-port';

/**
 * Everything that this package needs from its host, and nothing more.
 * Each port is a contract; the suites in `*.contract.ts` hold every host to it.
 */

/** Time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Calls back once, `delayMs` from now. The function returned cancels it.
   * MUST NOT call back before this method has returned. MUST NOT call back once cancelled.
   * Cancelling twice, or after the call, MUST do nothing.
   */
  setTimer(callback: () => void, delayMs: number): () => void;
}

/** Randomness, for jitter and ids; it need not be cryptographic. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
}

/**
 * What outlives the process: plain JSON values under short keys.
 * A value MUST be readable as soon as `set` returned, and after a restart of the app.
 * `get` of what was never set, or cannot be read, MUST be `undefined`.
 * Values MUST be copied: changing an object that was stored changes nothing here.
 * `set` MUST throw a `CccError` when the host refuses to store.
 */
export interface Storage {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  remove(key: string): void;
}

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  body?: unknown;
  /** Default 15000. */
  timeoutMs?: number;
}

export interface HttpResponse {
  status: number;
  /** Parsed when it was JSON, otherwise the text. */
  body: unknown;
}

/** A file on its way up, as `multipart/form-data` with one part named `file`. */
export interface HttpUpload {
  url: string;
  headers?: Readonly<Record<string, string>>;
  /** What the host calls the file: a temporary path, an object URL. */
  localPath: string;
  /** Default 120000. */
  timeoutMs?: number;
  /** Called with 0 to 1 as it goes; perhaps never. */
  onProgress?(fraction: number): void;
}

/**
 * One request, one answer. Every status is an answer.
 * No answer MUST reject with a `CccError`: `connection.timeout`, `connection.domainBlocked`
 * (with `domain`) or `connection.lost`.
 */
export interface Http {
  request(request: HttpRequest): Promise<HttpResponse>;
  /** Also rejects with `file.gone` when there is no such file on this device any more. */
  upload(upload: HttpUpload): Promise<HttpResponse>;
}

export interface SocketClosed {
  /** The close code; 1006 when there was none. */
  code: number;
  reason: string;
  /** Why, when the host said so; a `CccError`. */
  error?: Error;
}

/** What a socket reports. */
export interface SocketHandlers {
  onOpen(): void;
  onMessage(text: string): void;
  onClose(closed: SocketClosed): void;
}

export interface Socket {
  /** MUST NOT throw; what is sent before open or after close is dropped. */
  send(text: string): void;
  /** After this no handler MUST be called. Closing twice MUST do nothing. */
  close(code: number, reason: string): void;
}

/**
 * Opens sockets; it never reopens one, that is decided above.
 * No handler MUST be called before `open` has returned. `onOpen` MUST be called at most once and
 * before any `onMessage`; messages in the order of their arrival; `onClose` exactly once, as the
 * last call, whether it had opened or not, unless `close` was called on this side.
 */
export interface SocketFactory {
  open(url: string, handlers: SocketHandlers): Socket;
}

/**
 * What the host does with the app. Each method returns the function that stops listening.
 * `onHide` MUST be called only when the host is about to suspend scripts: a browser tab in the
 * background goes on, a mini-program in the background does not.
 */
export interface Lifecycle {
  onShow(listener: () => void): () => void;
  onHide(listener: () => void): () => void;
  /** Called with what holds now, each time it changes. */
  onNetwork(listener: (isOnline: boolean) => void): () => void;
}

/** `wx.login`. Rejects with a `CccError`. Each code is good for one login within five minutes. */
export interface WeChatLogin {
  login(): Promise<string>;
}

export type LogContext = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Where the log goes. `info` is one line per change of a lifecycle, `warn` what healed by itself,
 * `error` what somebody must look at. Context MUST NOT hold tokens, tickets or message texts.
 */
export interface Logger {
  debug(message: string, context?: LogContext): void;
  info(message: string, context?: LogContext): void;
  warn(message: string, context?: LogContext): void;
  error(message: string, context?: LogContext): void;
}

/** A host: `createWxPlatform()`, `createBrowserPlatform()` or `createMemoryPlatform()`. */
export interface Platform {
  /** Told to the service as the kind of client: `wx`, `browser`, `memory`. */
  readonly kind: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly storage: Storage;
  readonly http: Http;
  readonly sockets: SocketFactory;
  readonly lifecycle: Lifecycle;
  /** Only where there is WeChat, or a stand-in for it. */
  readonly wechat?: WeChatLogin;
  /** Only where the host carries the sound of calls. */
  readonly legs?: LegFactory;
  readonly logger: Logger;
}
