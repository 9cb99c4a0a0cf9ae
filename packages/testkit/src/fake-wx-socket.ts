interface Failure {
  errMsg: string;
}

/** A `SocketTask` as WeChat gives it. */
export interface FakeSocketTask {
  onOpen(listener: () => void): void;
  onMessage(listener: (message: { data: string | ArrayBuffer }) => void): void;
  onError(listener: (failure: Failure) => void): void;
  onClose(listener: (closed: { code: number; reason: string }) => void): void;
  send(options: { data: string; fail?(failure: Failure): void }): void;
  close(options: { code?: number; reason?: string; fail?(failure: Failure): void }): void;
}

/** The other end of it, in the hands of the test. */
export interface FakeServerSocket {
  readonly url: string;
  send(text: string): void;
  /** Closes it as the service would. */
  close(code: number, reason: string): void;
  /** Breaks it; some systems then tell an error only. */
  fail(message: string): void;
  onMessage(listener: (text: string) => void): void;
  onClose(listener: (code: number) => void): void;
  /** Opens it; `createFakeWx` does that once the test has its listeners on. */
  accept(): void;
}

/** Two ends of one socket; everything that passes between them passes later, and in order. */
export function createFakeSocketTask(
  url: string,
  onGone: () => void,
): { task: FakeSocketTask; server: FakeServerSocket } {
  let life: 'connecting' | 'open' | 'closed' = 'connecting';
  const client = {
    open: [] as Array<() => void>,
    message: [] as Array<(message: { data: string }) => void>,
    error: [] as Array<(failure: Failure) => void>,
    close: [] as Array<(closed: { code: number; reason: string }) => void>,
  };
  const service = {
    message: [] as Array<(text: string) => void>,
    close: [] as Array<(code: number) => void>,
  };
  const whenOpen = (action: () => void) =>
    setImmediate(() => {
      if (life === 'open') action();
    });

  function end(action: () => void): void {
    setImmediate(() => {
      if (life === 'closed') return;
      life = 'closed';
      onGone();
      action();
    });
  }

  const task: FakeSocketTask = {
    onOpen: (listener) => void client.open.push(listener),
    onMessage: (listener) => void client.message.push(listener),
    onError: (listener) => void client.error.push(listener),
    onClose: (listener) => void client.close.push(listener),
    send({ data, fail }) {
      if (life !== 'open') {
        setImmediate(() => fail?.({ errMsg: 'sendSocketMessage:fail WebSocket is not connected' }));
        return;
      }
      whenOpen(() => service.message.forEach((listener) => listener(data)));
    },
    close({ code = 1000, reason = '', fail }) {
      if (life === 'closed') {
        setImmediate(() => fail?.({ errMsg: 'closeSocket:fail WebSocket is not connected' }));
        return;
      }
      end(() => {
        service.close.forEach((listener) => listener(code));
        client.close.forEach((listener) => listener({ code, reason }));
      });
    },
  };

  const server: FakeServerSocket = {
    url,
    send: (text) => whenOpen(() => client.message.forEach((listener) => listener({ data: text }))),
    close: (code, reason) =>
      end(() => client.close.forEach((listener) => listener({ code, reason }))),
    fail: (message) => end(() => client.error.forEach((listener) => listener({ errMsg: message }))),
    onMessage: (listener) => void service.message.push(listener),
    onClose: (listener) => void service.close.push(listener),
    accept() {
      setImmediate(() => {
        if (life !== 'connecting') return;
        life = 'open';
        client.open.forEach((listener) => listener());
      });
    },
  };
  return { task, server };
}
