import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { Desk } from './desk';
import { Phone, type PhoneLook } from './phone';

const START = join(__dirname, '../../launch/start.mjs');
const START_MS = 60_000;
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Everything that `npm start` starts, with a browser before it. */
export class Stage {
  private readonly contexts: BrowserContext[] = [];

  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly dir: string,
    readonly browser: Browser,
  ) {}

  /** Runs the start command itself, on what is built, with a data directory of its own. */
  static async open(): Promise<Stage> {
    const dir = mkdtempSync(join(tmpdir(), 'ccc-e2e-'));
    const child = spawn(process.execPath, [START, '--skip-build', '--port', '0', '--data', dir], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [url, browser] = await Promise.all([
      addressOf(child),
      chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS }),
    ]);
    return new Stage(url, child, dir, browser);
  }

  async close(): Promise<void> {
    for (const context of this.contexts) await context.close();
    await this.browser.close();
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await gone;
    rmSync(this.dir, { recursive: true, force: true });
  }

  /** A customer's phone: the built mini-program, full window. */
  async phone(user: string, look: PhoneLook = {}): Promise<Phone> {
    const context = await this.context({ width: 375, height: 812 });
    return Phone.open(await context.newPage(), this.url, user, look);
  }

  /** An agent's desk, logged in. */
  async desk(email: string): Promise<Desk> {
    const context = await this.context({ width: 1280, height: 800 });
    return Desk.open(await context.newPage(), this.url, email);
  }

  async context(viewport: { width: number; height: number }): Promise<BrowserContext> {
    const context = await this.browser.newContext({ viewport, locale: 'zh-CN' });
    context.setDefaultTimeout(20_000);
    this.contexts.push(context);
    return context;
  }
}

/** `npm test` finds it and says so; a test started by hand takes the usual place. */
function chromiumPath(): string {
  return process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error(`no address:\n${output}`)), START_MS);
    const take = (chunk: Buffer) => {
      output += String(chunk);
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[0]);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('exit', (code) => reject(new Error(`start ended with ${code}:\n${output}`)));
  });
}
