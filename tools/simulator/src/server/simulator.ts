import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { formatProblem } from '../shared/problem';
import type { BootOptions } from '../shared/bundle';
import type { Problem } from '../shared/problem';
import { loadAssets } from './assets';
import type { BrowserAssets } from './assets';
import { AppCompiler } from './compiler';
import { issueLoginCode } from './login';
import { appPage, phonePage } from './pages';
import { relay } from './relay';

/** One fault found while compiling. */
export type CompileProblem = Problem;

/** What {@link createSimulator} needs to know. */
export interface SimulatorOptions {
  /** Folder of the built mini-program (with `app.json`). */
  readonly dist: string;
  /** AppID to play; default: the one of `project.config.json`. */
  readonly appId?: string;
  /** Base address of the service's stand-in for WeChat, which hands out login codes. */
  readonly wechatUrl: string;
  /** What `wx.getExtConfigSync()` returns; default `{}`. */
  readonly extConfig?: Record<string, unknown>;
  /** Where the simulator is mounted; default `/`. */
  readonly basePath?: string;
  /** Hosts (with port) the app may talk to, as if registered; default: every https and wss host. */
  readonly allowedHosts?: readonly string[];
  /** Compiles again and reloads when files change; default `false`. */
  readonly watch?: boolean;
  /** Gets one line for each compile problem and reload. */
  readonly onLog?: (line: string) => void;
}

/** What WeChat's settings offer, and what they begin with. */
const FONT_SIZE_PX = { min: 12, max: 28, standard: 16 };

function fontSizeOf(asked: string | null): number {
  const { min, max, standard } = FONT_SIZE_PX;
  return Math.min(max, Math.max(min, Number(asked ?? standard) || standard));
}

/** A compiled mini-program, ready to be looked at. */
export interface Simulator {
  /** Answers a request under `basePath`; `false` when it is not the simulator's. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Serves it alone; `port` 0 (the default) takes a free one. */
  listen(port?: number): Promise<{ url: string; close(): Promise<void> }>;
  /** Of the last compilation. */
  readonly problems: readonly CompileProblem[];
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.json': 'application/json',
};

class SimulatorServer {
  private readonly base: string;
  private readonly compiler: AppCompiler;
  private readonly listeners = new Set<ServerResponse>();

  constructor(
    private readonly options: SimulatorOptions,
    private readonly assets: BrowserAssets,
  ) {
    this.base = `/${(options.basePath ?? '/').replace(/^\/|\/$/g, '')}/`.replace('//', '/');
    this.compiler = new AppCompiler(options.dist, options.appId);
    this.logProblems();
    if (options.watch) this.compiler.watch((what) => this.changed(what));
  }

  get problems(): readonly CompileProblem[] {
    return this.compiler.app.problems;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const url = new URL(request.url ?? '/', 'http://simulator');
    if (!`${url.pathname}/`.startsWith(this.base)) return false;
    const name = url.pathname.slice(this.base.length);
    const { app } = this.compiler;
    switch (name) {
      case 'app':
        return this.text(response, 'text/html', appPage(this.boot(url), this.version), false);
      case 'phone':
        return this.text(response, 'text/html', phonePage(this.boot(url), this.version), false);
      case 'app.js':
        return this.text(response, 'text/javascript', app.script);
      case 'app.css':
        return this.text(response, 'text/css', app.style);
      case 'runtime.js':
      case 'phone.js':
        return this.text(response, 'text/javascript', this.assets[name]);
      case 'runtime.css':
      case 'phone.css':
        return this.text(response, 'text/css', this.assets[name]);
      case 'events':
        return this.subscribe(response);
      case 'relay':
        await relay(request, response, this.rule, app.meta.appId);
        return true;
      case 'login-code':
        await issueLoginCode(request, response, this.options.wechatUrl, app.meta.appId);
        return true;
      default:
        return name.startsWith('package/') && this.file(response, name.slice('package/'.length));
    }
  }

  close(): void {
    this.compiler.close();
    for (const listener of this.listeners) listener.end();
    this.listeners.clear();
  }

  private get version(): string {
    return String(this.compiler.version);
  }

  private get rule() {
    const allowedHosts = this.options.allowedHosts ?? null;
    return { urlCheck: this.compiler.app.meta.urlCheck, allowedHosts };
  }

  private boot(url: URL): BootOptions {
    const { extConfig = {}, allowedHosts = null, watch = false } = this.options;
    return {
      base: this.base,
      user: url.searchParams.get('user') ?? 'guest',
      theme: url.searchParams.get('theme') === 'dark' ? 'dark' : 'light',
      lang: url.searchParams.get('lang')?.startsWith('en') ? 'en' : 'zh_CN',
      fontSizePx: fontSizeOf(url.searchParams.get('fontSize')),
      extConfig,
      allowedHosts,
      watch,
    };
  }

  private text(response: ServerResponse, type: string, body: string, cached = true): true {
    response.writeHead(200, {
      'content-type': `${type}; charset=utf-8`,
      // Scripts and styles carry the version in their address only while it can change.
      'cache-control': cached ? 'no-cache' : 'no-store',
    });
    response.end(body);
    return true;
  }

  private file(response: ServerResponse, name: string): boolean {
    const root = resolve(this.options.dist);
    const path = join(root, normalize(decodeURIComponent(name)));
    const inside = path.startsWith(root + sep) && existsSync(path) && statSync(path).isFile();
    if (!inside) {
      response.writeHead(404).end();
      return true;
    }
    const type = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' });
    createReadStream(path).pipe(response);
    return true;
  }

  private subscribe(response: ServerResponse): true {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': hello\n\n');
    this.listeners.add(response);
    response.on('close', () => this.listeners.delete(response));
    return true;
  }

  private changed(what: 'style' | 'all'): void {
    this.logProblems();
    this.options.onLog?.(`reloaded (${what})`);
    for (const listener of this.listeners) listener.write(`event: change\ndata: ${what}\n\n`);
  }

  private logProblems(): void {
    for (const problem of this.problems) this.options.onLog?.(formatProblem(problem));
  }
}

/**
 * Compiles a built mini-program and serves it to browsers, bare (`app`) or in a drawn phone
 * (`phone`). Faults in the mini-program do not throw: they are in `problems` and on the screen.
 */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  if (!existsSync(join(options.dist, 'app.json'))) {
    throw new Error(`no app.json in ${options.dist}: build the mini-program first`);
  }
  const simulator = new SimulatorServer(options, await loadAssets());
  const closers = new Set<() => Promise<void>>();
  return {
    handle: (request, response) => simulator.handle(request, response),
    get problems() {
      return simulator.problems;
    },
    listen: async (port = 0) => {
      const server = createServer((request, response) => {
        simulator.handle(request, response).then(
          (answered) => {
            if (!answered) response.writeHead(404).end();
          },
          () => response.destroy(),
        );
      });
      await new Promise<void>((done, fail) => {
        server.once('error', fail);
        server.listen(port, '127.0.0.1', done);
      });
      const close = (): Promise<void> =>
        new Promise((done) => {
          closers.delete(close);
          server.close(() => done());
          server.closeAllConnections();
        });
      closers.add(close);
      const base = `/${(options.basePath ?? '').replace(/^\/|\/$/g, '')}`.replace(/\/$/, '');
      return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`, close };
    },
    close: async () => {
      simulator.close();
      await Promise.all([...closers].map((close) => close()));
    },
  };
}
