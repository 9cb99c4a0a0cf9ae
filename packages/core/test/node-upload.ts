import type { BrowserUpload } from '../src/platform/browser/index';

type Listener = () => void;

/** What this package uses of an `XMLHttpRequest`, over Node's `fetch`. */
export class NodeUpload implements BrowserUpload {
  status = 0;
  responseText = '';
  timeout = 0;
  private url = '';
  private readonly headers: Record<string, string> = {};
  private readonly listeners = new Map<string, Listener>();
  private readonly progress: Array<(event: { loaded: number; total: number }) => void> = [];

  readonly upload: BrowserUpload['upload'] = {
    addEventListener: (_name, listener) => void this.progress.push(listener),
  };

  open(_method: string, url: string): void {
    this.url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }

  addEventListener(name: string, listener: Listener): void {
    this.listeners.set(name, listener);
  }

  send(form: FormData): void {
    const { url, headers } = this;
    fetch(url, { method: 'POST', headers, body: form })
      .then(async (response) => {
        this.progress.forEach((listener) => listener({ loaded: 10, total: 10 }));
        this.status = response.status;
        this.responseText = await response.text();
        this.listeners.get('load')?.();
      })
      .catch(() => this.listeners.get('error')?.());
  }
}
