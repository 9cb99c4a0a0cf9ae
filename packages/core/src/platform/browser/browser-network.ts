import { CccError } from '@ccc/protocol';
import type { Http, SocketFactory } from '../ports';
import type { BrowserHost } from './browser-host';

const REQUEST_TIMEOUT_MS = 15000;
const SOCKET_OPEN = 1;

export function createBrowserHttp(host: BrowserHost): Http {
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
        return { status: response.status, body: parse(await response.text()) };
      } catch (error) {
        const code = abort.signal.aborted ? 'connection.timeout' : 'connection.lost';
        throw new CccError(code, { origin: error });
      } finally {
        clearTimeout(timer);
      }
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

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON: the text itself is the body, as the port says.
    return text;
  }
}
