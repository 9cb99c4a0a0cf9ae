import { CccError, type ErrorCode } from '@ccc/protocol';
import { parseBody } from '../parse-body';
import type { Http, SocketFactory } from '../ports';
import type { BrowserHost } from './browser-host';
import type { LocalFiles } from './local-files';

const REQUEST_TIMEOUT_MS = 15000;
const UPLOAD_TIMEOUT_MS = 120000;
const SOCKET_OPEN = 1;

export function createBrowserHttp(host: BrowserHost, files: LocalFiles): Http {
  return {
    async request({ method, url, headers = {}, body, timeoutMs = REQUEST_TIMEOUT_MS }) {
      const abort = new AbortController();
      const timer = setTimeout(() => abort.abort(), timeoutMs);
      try {
        const response = await host.fetch(url, {
          method,
          headers: {
            ...headers,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          signal: abort.signal,
        });
        return { status: response.status, body: parseBody(await response.text()) };
      } catch (error) {
        const code = abort.signal.aborted ? 'connection.timeout' : 'connection.lost';
        throw new CccError(code, { origin: error });
      } finally {
        clearTimeout(timer);
      }
    },
    async upload({ url, headers = {}, localPath, timeoutMs = UPLOAD_TIMEOUT_MS, onProgress }) {
      const file = files.find(localPath);
      if (!file) throw new CccError('file.gone');
      const form = new FormData();
      form.append('file', file.blob, file.name);
      return new Promise((resolve, reject) => {
        const request = new host.XMLHttpRequest();
        const fail = (code: ErrorCode) => () => reject(new CccError(code));
        request.open('POST', url);
        request.timeout = timeoutMs;
        for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
        if (onProgress) {
          request.upload.addEventListener('progress', ({ loaded, total }) => {
            if (total > 0) onProgress(loaded / total);
          });
        }
        request.addEventListener('load', () =>
          resolve({ status: request.status, body: parseBody(request.responseText) }),
        );
        request.addEventListener('timeout', fail('connection.timeout'));
        request.addEventListener('abort', fail('connection.lost'));
        request.addEventListener('error', fail('connection.lost'));
        request.send(form);
      });
    },
  };
}

export function createBrowserSockets(host: BrowserHost): SocketFactory {
  return {
    open(url, handlers) {
      const socket = new host.WebSocket(url);
      let reports: 'all' | 'none' = 'all';
      socket.addEventListener('open', () => {
        if (reports === 'all') handlers.onOpen();
      });
      socket.addEventListener('message', ({ data }) => {
        if (reports === 'all' && typeof data === 'string') handlers.onMessage(data);
      });
      // Browsers say nothing here that a page could read; the close that follows is the report.
      socket.addEventListener('error', () => undefined);
      socket.addEventListener('close', ({ code, reason }) => {
        if (reports === 'none') return;
        reports = 'none';
        handlers.onClose({ code, reason });
      });
      return {
        send(text) {
          if (reports === 'all' && socket.readyState === SOCKET_OPEN) socket.send(text);
        },
        close(code, reason) {
          if (reports === 'none') return;
          reports = 'none';
          socket.close(code, reason);
        },
      };
    },
  };
}
