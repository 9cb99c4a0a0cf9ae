import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { CccError, PATHS, toErrorCode } from '@ccc/protocol';

interface Login {
  url: string;
  sdkAppId: number;
  email: string;
  password: string;
}

/** An administrator at the API of a service. Every method rejects with a `CccError`. */
export class AdminClient {
  readonly #url: string;
  readonly #token: string;

  private constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  static async login({ url, ...credentials }: Login): Promise<AdminClient> {
    const answer = await call(url + PATHS.agentLogin, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(credentials),
    });
    const { token } = (await answer.json()) as { token: string };
    return new AdminClient(url, token);
  }

  /** Writes the document as it comes; rejects when it comes only in part. */
  async exportCustomer(key: string, to: NodeJS.WritableStream): Promise<void> {
    const answer = await this.#ask(
      'GET',
      `${PATHS.adminCustomers}/${encodeURIComponent(key)}/export`,
    );
    if (!answer.body) throw new CccError('connection.lost');
    try {
      const body = Readable.fromWeb(answer.body as ReadableStream);
      await pipeline(body, to, { end: false });
    } catch (origin) {
      throw new CccError('connection.lost', { origin });
    }
  }

  async deleteCustomer(key: string): Promise<unknown> {
    const answer = await this.#ask('DELETE', `${PATHS.adminCustomers}/${encodeURIComponent(key)}`);
    return answer.json();
  }

  async logout(): Promise<void> {
    await this.#ask('POST', PATHS.logout);
  }

  #ask(method: string, path: string): Promise<Response> {
    return call(this.#url + path, {
      method,
      headers: { authorization: `Bearer ${this.#token}` },
    });
  }
}

async function call(url: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(url, init);
  } catch (origin) {
    throw new CccError('connection.lost', { origin });
  }
  if (answer.ok) return answer;
  const problem = (await answer.json().catch(() => ({}))) as {
    code?: unknown;
    params?: Record<string, string | number>;
  };
  throw new CccError(toErrorCode(String(problem.code)), { params: problem.params ?? {} });
}
