import { spawn } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncPath } from './fsync-node-fs';

/**
 * Runs in a process of its own, because initdb leaves 600 MB of WebAssembly memory behind.
 * The template databases go: nothing vacuums them here, and an old one would in the end stop the
 * whole cluster (transaction id wraparound).
 */
const PROGRAM = `
const { PGlite } = require(process.argv[1]);
(async () => {
  const pglite = await PGlite.create({ dataDir: process.argv[2] });
  await pglite.exec('update pg_database set datistemplate = false, datallowconn = true');
  await pglite.exec('drop database template0');
  await pglite.exec('drop database template1');
  await pglite.close();
})().catch((error) => { console.error(error); process.exitCode = 1; });
`;

/**
 * Makes the files of a new database in `dir`, unless they are there. Whole or not at all: they are
 * written beside their place, synced, and renamed.
 */
export async function createCluster(dir: string): Promise<{ created: boolean }> {
  if (existsSync(dir)) return { created: false };
  const draft = `${dir}.creating`;
  rmSync(draft, { recursive: true, force: true });
  await runInitdb(draft);
  syncTree(draft);
  renameSync(draft, dir);
  syncPath(dirname(dir));
  return { created: true };
}

function runInitdb(dir: string): Promise<void> {
  const args = ['-e', PROGRAM, require.resolve('@electric-sql/pglite'), dir];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (words += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`initdb ended with ${code}: ${words.slice(-2000)}`));
    });
  });
}

function syncTree(dir: string): void {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else syncPath(path);
  }
  syncPath(dir);
}
