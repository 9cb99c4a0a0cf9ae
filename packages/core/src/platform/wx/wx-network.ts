import type { Http, SocketClosed, SocketFactory } from '../ports';
import { parseBody } from '../parse-body';
import type { WxHost } from './wx-host';
import { wxError } from './wx-error';

const REQUEST_TIMEOUT_MS = 15000;
/** A picture of a few megabytes over a slow network. */
const UPLOAD_TIMEOUT_MS = 120000;
const OPEN_TIMEOUT_MS = 15000;

export function createWxHttp(host: WxHost): Http {
  return {
    request({ method, url, headers = {}, body, timeoutMs = REQUEST_TIMEOUT_MS }) {
      return new Promise((resolve, reject) => {
        host.request({
          url,
          method,
          header: { 'content-type': 'application/json', ...headers },
          ...(body === undefined ? {} : { data: JSON.stringify(body) }),
          timeout: timeoutMs,
          success: ({ statusCode, data }) => resolve({ status: statusCode, body: data }),
          fail: (failure) => reject(wxError(failure, url)),
        });
      });
    },
    upload({ url, headers = {}, localPath, timeoutMs = UPLOAD_TIMEOUT_MS, onProgress }) {
      return new Promise((resolve, reject) => {
        const task = host.uploadFile({
          url,
          filePath: localPath,
          name: 'file',
          header: { ...headers },
          timeout: timeoutMs,
          // Unlike `request` it leaves the answer as text.
          success: ({ statusCode, data }) => resolve({ status: statusCode, body: parseBody(data) }),
          fail: (failure) => reject(wxError(failure, url)),
        });
        if (onProgress) task.onProgressUpdate(({ progress }) => onProgress(progress / 100));
      });
    },
  };
}

/** What a socket may still report. */
type Reports = 'all' | 'none';

export function createWxSockets(host: WxHost): SocketFactory {
  return {
    open(url, handlers) {
      let reports: Reports = 'all';
      const closeOnce = (closed: SocketClosed) => {
        if (reports === 'none') return;
        reports = 'none';
        handlers.onClose(closed);
      };
      const fail = (errMsg: string) =>
        closeOnce({ code: 1006, reason: errMsg, error: wxError({ errMsg }, url) });
      const task = host.connectSocket({
        url,
        timeout: OPEN_TIMEOUT_MS,
        tcpNoDelay: true,
        // A blocked domain or a sixth socket is told here and nowhere else.
        fail: ({ errMsg }) => fail(errMsg),
      });
      task.onOpen(() => {
        if (reports === 'all') handlers.onOpen();
      });
      task.onMessage(({ data }) => {
        if (reports === 'all' && typeof data === 'string') handlers.onMessage(data);
      });
      // Some systems tell of an error and never of the close that follows it.
      task.onError(({ errMsg }) => fail(errMsg));
      task.onClose(({ code, reason }) => closeOnce({ code, reason }));
      return {
        send(text) {
          if (reports === 'all') {
            task.send({ data: text, fail: ({ errMsg }) => fail(errMsg) });
          }
        },
        close(code, reason) {
          if (reports === 'none') return;
          reports = 'none';
          // Closing what never opened fails, and there is nobody to tell.
          task.close({ code, reason, fail: () => undefined });
        },
      };
    },
  };
}
