import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PORT = 18_188;
const LOOK_AGAIN_MS = 50;

export function hasJanus(): boolean {
  return !spawnSync('janus', ['--version'], { stdio: 'ignore' }).error;
}

/**
 * Janus as a child of this process, configured as docs/janus.md has it.
 * @returns its address, once it answers, and how to end it
 */
export async function startOwnJanus(dir: string): Promise<{ url: string; stop: () => void }> {
  const files = {
    'janus.jcfg': 'general: { debug_level = 2 }',
    'janus.transport.websockets.jcfg': `general: { ws = true ws_port = ${PORT} ws_ip = "127.0.0.1" }`,
    'janus.plugin.nosip.jcfg': 'general: { local_ip = "127.0.0.1" rtp_port_range = "20000-32000" }',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  const janus = spawn('janus', [`--configs-folder=${dir}`], { stdio: 'ignore' });
  while (!(await answers())) {
    if (janus.exitCode !== null) throw new Error(`janus ended with ${janus.exitCode}`);
    await pause(LOOK_AGAIN_MS);
  }
  return { url: `ws://127.0.0.1:${PORT}`, stop: () => void janus.kill() };
}

function answers(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(PORT, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
