import { createFakeSocketTask, type FakeServerSocket, type FakeSocketTask } from './fake-wx-socket';

interface Failure {
  errMsg: string;
}

export interface FakeWxRequest {
  url: string;
  method: string;
  data: unknown;
  header: Record<string, string>;
}

export interface FakeWxUpload {
  url: string;
  filePath: string;
  name: string;
  header: Record<string, string>;
}

/** What stands behind the fake: its network and its person. */
export interface FakeWxOptions {
  /** Answers a request; throwing an `Error` is `request:fail <message>`. */
  onRequest?: (request: FakeWxRequest) => FakeWxAnswer | Promise<FakeWxAnswer>;
  /**
   * Answers an upload; `data` reaches the app as text. Throwing an `Error` is `uploadFile:fail <message>`,
   * as `file not found` is for a temporary file that was cleared away.
   */
  onUpload?: (upload: FakeWxUpload) => FakeWxAnswer | Promise<FakeWxAnswer>;
  /** Is told of every socket that opens; throwing an `Error` is `connectSocket:fail <message>`. */
  onSocket?: (socket: FakeServerSocket) => void;
  /** The next code of `wx.login`; throwing an `Error` is `login:fail <message>`. */
  onLogin?: () => string;
  /** Bytes that the storage takes. Default 10 MB, as in WeChat. */
  storageLimitBytes?: number;
}

export interface FakeWxAnswer {
  statusCode: number;
  data: unknown;
}

/** The buttons of the test. */
export interface FakeWxControl {
  show(): void;
  hide(): void;
  setNetwork(isConnected: boolean): void;
  /** What is stored, by key. */
  readonly storage: ReadonlyMap<string, unknown>;
  /** Sockets that are not closed. */
  readonly openSockets: number;
}

interface RequestOptions {
  url: string;
  method: string;
  data?: string;
  header: Record<string, string>;
  timeout: number;
  success(result: { statusCode: number; data: unknown }): void;
  fail(failure: Failure): void;
}

interface UploadOptions extends FakeWxUpload {
  timeout: number;
  success(result: { statusCode: number; data: string }): void;
  fail(failure: Failure): void;
}

/** What `wx.uploadFile` returns. */
export interface FakeUploadTask {
  onProgressUpdate(listener: (update: { progress: number }) => void): void;
}

interface ConnectOptions {
  url: string;
  timeout: number;
  tcpNoDelay: boolean;
  fail(failure: Failure): void;
}

interface LoginOptions {
  timeout: number;
  success(result: { code: string }): void;
  fail(failure: Failure): void;
}

/** The calls of `wx` that a client needs, as strict as WeChat: callbacks come later, values are copied. */
export interface FakeWx {
  request(options: RequestOptions): { abort(): void };
  uploadFile(options: UploadOptions): FakeUploadTask;
  connectSocket(options: ConnectOptions): FakeSocketTask;
  getStorageSync(key: string): unknown;
  setStorageSync(key: string, value: unknown): void;
  removeStorageSync(key: string): void;
  login(options: LoginOptions): void;
  onAppShow(listener: () => void): void;
  offAppShow(listener: () => void): void;
  onAppHide(listener: () => void): void;
  offAppHide(listener: () => void): void;
  onNetworkStatusChange(listener: (status: NetworkStatus) => void): void;
  offNetworkStatusChange(listener: (status: NetworkStatus) => void): void;
}

export interface NetworkStatus {
  isConnected: boolean;
  networkType: string;
}

/** WeChat allows five sockets at a time. */
const MAX_SOCKETS = 5;

/**
 * A fake `wx`. Anything that is not listed in {@link FakeWx} throws when it is touched, so that a
 * call which nobody thought of is found by the first test that makes it.
 */
export function createFakeWx(options: FakeWxOptions = {}): { wx: FakeWx; control: FakeWxControl } {
  const { storageLimitBytes = 10 * 1024 * 1024 } = options;
  const storage = new Map<string, unknown>();
  const shows = new Set<() => void>();
  const hides = new Set<() => void>();
  const networks = new Set<(status: NetworkStatus) => void>();
  const sockets = new Set<FakeSocketTask>();

  const wx: FakeWx = {
    request(given) {
      checkUrl(given.url, ['http:', 'https:'], 'request');
      const { url, method, data, header } = given;
      let fate: 'open' | 'settled' = 'open';
      const once = (action: () => void) =>
        setImmediate(() => {
          if (fate === 'settled') return;
          fate = 'settled';
          action();
        });
      Promise.resolve()
        .then(() => {
          if (!options.onRequest) throw new Error('errcode:-102 connection refused');
          return options.onRequest({ url, method, data, header });
        })
        .then(
          (answer) => once(() => given.success(copy(answer))),
          (error: Error) => once(() => given.fail({ errMsg: `request:fail ${error.message}` })),
        );
      return { abort: () => once(() => given.fail({ errMsg: 'request:fail abort' })) };
    },

    uploadFile({ url, filePath, name, header, success, fail }) {
      checkUrl(url, ['http:', 'https:'], 'uploadFile');
      const progress = new Set<(update: { progress: number }) => void>();
      const tell = (percent: number) => progress.forEach((each) => each({ progress: percent }));
      setImmediate(() => {
        tell(50);
        Promise.resolve()
          .then(() => {
            if (!options.onUpload) throw new Error('errcode:-102 connection refused');
            return options.onUpload({ url, filePath, name, header });
          })
          .then(
            ({ statusCode, data }) => {
              tell(100);
              success({ statusCode, data: typeof data === 'string' ? data : JSON.stringify(data) });
            },
            (error: Error) => fail({ errMsg: `uploadFile:fail ${error.message}` }),
          );
      });
      return strict('UploadTask', {
        onProgressUpdate: (listener: (update: { progress: number }) => void) =>
          void progress.add(listener),
      });
    },

    connectSocket(given) {
      checkUrl(given.url, ['ws:', 'wss:'], 'connectSocket');
      const { task, server } = createFakeSocketTask(given.url, () => sockets.delete(task));
      sockets.add(task);
      setImmediate(() => {
        try {
          if (sockets.size > MAX_SOCKETS) throw new Error('exceed max socket count');
          if (!options.onSocket) throw new Error('errcode:-102 connection refused');
          options.onSocket(server);
        } catch (error) {
          sockets.delete(task);
          given.fail({ errMsg: `connectSocket:fail ${(error as Error).message}` });
          return;
        }
        server.accept();
      });
      return strict('SocketTask', task);
    },

    getStorageSync: (key) => (storage.has(key) ? copy(storage.get(key)) : ''),
    setStorageSync(key, value) {
      const bytes = Buffer.byteLength(JSON.stringify([...storage, [key, value]]));
      if (bytes > storageLimitBytes) throw new Error('setStorageSync:fail exceed storage max size');
      storage.set(key, copy(value));
    },
    removeStorageSync: (key) => void storage.delete(key),

    login(given) {
      setImmediate(() => {
        let code: string;
        try {
          code = options.onLogin?.() ?? '';
          if (code === '') throw new Error('no code');
        } catch (error) {
          given.fail({ errMsg: `login:fail ${(error as Error).message}` });
          return;
        }
        given.success({ code });
      });
    },

    onAppShow: (listener) => void shows.add(listener),
    offAppShow: (listener) => void shows.delete(listener),
    onAppHide: (listener) => void hides.add(listener),
    offAppHide: (listener) => void hides.delete(listener),
    onNetworkStatusChange: (listener) => void networks.add(listener),
    offNetworkStatusChange: (listener) => void networks.delete(listener),
  };

  return {
    wx: strict('wx', wx),
    control: {
      show: () => shows.forEach((listener) => listener()),
      hide: () => hides.forEach((listener) => listener()),
      setNetwork(isConnected) {
        const networkType = isConnected ? 'wifi' : 'none';
        networks.forEach((listener) => listener({ isConnected, networkType }));
      },
      storage,
      get openSockets() {
        return sockets.size;
      },
    },
  };
}

/** Throws at every property that is not there. */
export function strict<Target extends object>(name: string, target: Target): Target {
  return new Proxy(target, {
    get(object, property, receiver) {
      if (property in object) return Reflect.get(object, property, receiver);
      throw new Error(`${name}.${String(property)} does not exist in this fake`);
    },
  });
}

function checkUrl(url: string, protocols: readonly string[], call: string): void {
  if (protocols.includes(new URL(url).protocol)) return;
  throw new Error(`${call}:fail invalid url "${url}"`);
}

function copy<Value>(value: Value): Value {
  return structuredClone(value);
}
