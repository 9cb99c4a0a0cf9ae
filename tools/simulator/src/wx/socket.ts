import type { Host } from '../runtime/host';
import type { Connection } from '../runtime/network';
import { Signal } from '../runtime/signal';
import { ApiFailure, failureOf, textOption } from './api';
import type { ApiOptions } from './api';
import { checkAddress, headersOf } from './request';

/** WeChat's limit of sockets open at once. */
const MAX_SOCKETS = 5;
const ABNORMAL_CLOSURE = 1006;

const open = new Set<SocketTask>();

type CloseResult = { code: number; reason: string };

/** One WebSocket, as `wx.connectSocket` returns it. */
export class SocketTask {
  /** WeChat shows the state as the browser does: 0 connecting … 3 closed. */
  readyState = 0;
  readonly #opened = new Signal<{ header: Record<string, string> }>();
  readonly #messages = new Signal<{ data: string | ArrayBuffer }>();
  readonly #failed = new Signal<{ errMsg: string }>();
  readonly #closed = new Signal<CloseResult>();
  #socket: WebSocket | undefined;
  readonly #connection: Connection = {
    interrupt: (why) => this.#lose(why === 'offline' ? 'network is down' : 'interrupted'),
  };

  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  readonly onOpen = (listener: (result: { header: Record<string, string> }) => void): void =>
    this.#opened.add(listener);
  readonly onMessage = (listener: (result: { data: string | ArrayBuffer }) => void): void =>
    this.#messages.add(listener);
  readonly onError = (listener: (result: { errMsg: string }) => void): void =>
    this.#failed.add(listener);
  readonly onClose = (listener: (result: CloseResult) => void): void => this.#closed.add(listener);

  readonly send = (options: ApiOptions = {}): void =>
    this.#settle('sendSocketMessage', options, () => {
      const data = options['data'];
      if (this.readyState !== 1) throw new ApiFailure('SocketTask.readyState is not OPEN');
      if (typeof data !== 'string' && !(data instanceof ArrayBuffer)) {
        throw new ApiFailure('parameter error: parameter.data should be String or ArrayBuffer');
      }
      this.#socket?.send(data);
    });

  readonly close = (options: ApiOptions = {}): void =>
    this.#settle('closeSocket', options, () => {
      const code = typeof options['code'] === 'number' ? options['code'] : 1000;
      const reason = typeof options['reason'] === 'string' ? options['reason'] : '';
      if (this.readyState >= 2) throw new ApiFailure('SocketTask.readyState is not OPEN');
      this.readyState = 2;
      if (this.#socket === undefined) this.#finish({ code: ABNORMAL_CLOSURE, reason });
      else this.#socket.close(code, reason);
    });

  connect(url: string, protocols: string[]): void {
    const socket = new WebSocket(url, protocols);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    this.#host.network.track(this.#connection);
    socket.addEventListener('open', () => {
      if (this.readyState !== 0) return;
      this.readyState = 1;
      this.#emit(this.#opened, { header: {} });
    });
    socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (this.readyState === 1) this.#emit(this.#messages, { data });
    });
    socket.addEventListener('close', ({ code, reason }) => {
      const neverOpened = this.readyState === 0;
      if (neverOpened) this.#emit(this.#failed, { errMsg: 'Connection refused or failed' });
      this.#finish({
        code,
        reason: reason || (code === ABNORMAL_CLOSURE ? 'abnormal closure' : ''),
      });
    });
  }

  /** The connection could not even be tried. */
  refuse(errMsg: string): void {
    this.#emit(this.#failed, { errMsg });
    this.#finish({ code: ABNORMAL_CLOSURE, reason: errMsg });
  }

  #lose(reason: string): void {
    // The browser would wait for the other side to agree; a phone that lost its network cannot.
    const socket = this.#socket;
    this.#finish({ code: ABNORMAL_CLOSURE, reason });
    socket?.close();
  }

  #finish(result: CloseResult): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    open.delete(this);
    this.#host.network.release(this.#connection);
    this.#emit(this.#closed, result);
  }

  #emit<T>(signal: Signal<T>, value: T): void {
    const { scheduler } = this.#host;
    scheduler.deliver(() => scheduler.run(() => signal.emit(value)));
  }

  #settle(name: string, options: ApiOptions, work: () => void): void {
    const report = (callback: string, result: Record<string, unknown>): void => {
      const handler = options[callback];
      if (typeof handler !== 'function') return;
      this.#host.scheduler.deliver(() => this.#host.scheduler.run(() => handler(result)));
    };
    let result: Record<string, unknown> = { errMsg: `${name}:ok` };
    let outcome = 'success';
    try {
      work();
    } catch (error) {
      result = failureOf(name, error);
      outcome = 'fail';
    }
    report(outcome, result);
    report('complete', result);
  }
}

/** `wx.connectSocket`. */
export function connectSocket(host: Host, options: ApiOptions): SocketTask {
  const task = new SocketTask(host);
  const report = (callback: string, result: Record<string, unknown>): void => {
    const handler = options[callback];
    if (typeof handler === 'function') {
      host.scheduler.deliver(() => host.scheduler.run(() => handler(result)));
    }
  };
  try {
    const url = textOption(options, 'url');
    checkAddress(host, url, ['wss:', 'ws:']);
    refuseHeaders(host, options);
    if (open.size >= MAX_SOCKETS) throw new ApiFailure(`too many sockets: at most ${MAX_SOCKETS}`);
    if (!host.network.online) throw new ApiFailure('network is down');
    if (host.scheduler.state === 'suspended') throw new ApiFailure('interrupted');
    open.add(task);
    task.connect(url, (options['protocols'] as string[] | undefined) ?? []);
    report('success', { errMsg: 'connectSocket:ok' });
    report('complete', { errMsg: 'connectSocket:ok' });
  } catch (error) {
    const result = failureOf('connectSocket', error);
    report('fail', result);
    report('complete', result);
    task.refuse(String(result['errMsg']));
  }
  return task;
}

function refuseHeaders(host: Host, options: ApiOptions): void {
  const names = Object.keys(headersOf(options)).filter((name) => name !== 'content-type');
  if (names.length === 0) return;
  host.problems.report({
    code: 'api.arguments',
    severity: 'error',
    message: `connectSocket: a browser cannot send the header ${names.join(', ')}`,
  });
}
