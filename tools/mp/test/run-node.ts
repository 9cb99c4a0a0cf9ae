import { spawn } from 'node:child_process';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly ended: Promise<Ended>;
  /** Resolves once this text is on stdout. */
  printed(text: string): Promise<void>;
  stop(): void;
}

interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
}

const POLL_MS = 20;
const TIMEOUT_MS = 20_000;

/** Waits for a condition; fails by its name after 20 s. */
export async function until(condition: () => boolean, name: string): Promise<void> {
  const deadlineMs = Date.now() + TIMEOUT_MS;
  while (!condition()) {
    if (Date.now() > deadlineMs) throw new Error(`not within ${TIMEOUT_MS} ms: ${name}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Starts a Node script. */
export function startNode(
  script: string,
  args: readonly string[],
  options: RunOptions = {},
): Running {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  return {
    ended,
    printed: (text) => until(() => stdout.includes(text), text),
    stop: () => void child.kill(),
  };
}

/** Runs a Node script to its end and tells its exit code and output. */
export function runNode(
  script: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Ended> {
  return startNode(script, args, options).ended;
}
