/** The part of a browser that this package uses; `window` fits it. */
export interface BrowserHost {
  fetch(url: string, init: BrowserRequest): Promise<BrowserResponse>;
  WebSocket: new (url: string) => BrowserSocket;
  XMLHttpRequest: new () => BrowserUpload;
  localStorage: BrowserStorage;
  document: BrowserEvents;
  addEventListener: BrowserEvents['addEventListener'];
  removeEventListener: BrowserEvents['removeEventListener'];
}

export interface BrowserRequest {
  method: string;
  headers: Record<string, string>;
  body?: string;
  signal: AbortSignal;
}

export interface BrowserResponse {
  status: number;
  text(): Promise<string>;
}

/** An `XMLHttpRequest`: the only one that tells how far an upload has come. */
export interface BrowserUpload {
  readonly upload: {
    addEventListener(
      name: 'progress',
      listener: (event: { loaded: number; total: number }) => void,
    ): void;
  };
  readonly status: number;
  readonly responseText: string;
  timeout: number;
  open(method: string, url: string): void;
  setRequestHeader(name: string, value: string): void;
  addEventListener(name: 'load' | 'error' | 'abort' | 'timeout', listener: () => void): void;
  send(form: FormData): void;
}

export interface BrowserSocket {
  addEventListener(name: 'open', listener: () => void): void;
  addEventListener(name: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(
    name: 'close',
    listener: (event: { code: number; reason: string }) => void,
  ): void;
  addEventListener(name: 'error', listener: () => void): void;
  readonly readyState: number;
  send(text: string): void;
  close(code: number, reason: string): void;
}

/** `localStorage` or `sessionStorage`. */
export interface BrowserStorage {
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
}

export interface BrowserEvents {
  addEventListener(name: string, listener: () => void): void;
  removeEventListener(name: string, listener: () => void): void;
}
