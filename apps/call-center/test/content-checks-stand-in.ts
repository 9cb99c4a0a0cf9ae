import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What was asked of WeChat. */
export interface AskedOfWeChat {
  path: string;
  token: string | null;
  body: Record<string, unknown>;
}

/** An answer; `never` keeps whoever asks waiting. */
type Reply = object | 'never' | Promise<object>;

/** WeChat's server API as a test wants it, by path. Whatever is not said answers `errcode` 0. */
export class ContentChecksStandIn {
  readonly asked: AskedOfWeChat[] = [];
  readonly replies = new Map<string, (asked: AskedOfWeChat) => Reply>();
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  static async open(): Promise<ContentChecksStandIn> {
    const standIn = new ContentChecksStandIn();
    standIn.replies.set('/cgi-bin/stable_token', () => ({ access_token: 't', expires_in: 7200 }));
    await new Promise<void>((resolve) => standIn.#server.listen(0, '127.0.0.1', resolve));
    return standIn;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Every text is judged so; `risky` only those that contain one of the words. */
  judge(suggest: (content: string) => string): void {
    this.replies.set('/wxa/msg_sec_check', ({ body }) => ({
      errcode: 0,
      result: { suggest: suggest(String(body.content)), label: 20006 },
    }));
  }

  askedOf(path: string): AskedOfWeChat[] {
    return this.asked.filter((each) => each.path === path);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', this.url);
    const body = JSON.parse((await text(request)) || '{}') as Record<string, unknown>;
    const asked = { path: pathname, token: searchParams.get('access_token'), body };
    this.asked.push(asked);
    const reply = await (this.replies.get(pathname)?.(asked) ?? { errcode: 0, errmsg: 'ok' });
    if (reply !== 'never') response.end(JSON.stringify(reply));
  }
}
