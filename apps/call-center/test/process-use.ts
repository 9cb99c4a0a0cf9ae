import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** Sockets, timers and whatever else keeps this process going; on Linux the native ones of that one, too. */
export function openHandles(pid: number): number {
  const folder = `/proc/${pid}/fd`;
  const files = existsSync(folder) ? readdirSync(folder).length : 0;
  return files + process.getActiveResourcesInfo().filter((name) => name !== 'Timeout').length;
}

/** What the system has given that process; elsewhere than on Linux, this one. */
export function residentBytes(pid: number): number {
  const file = `/proc/${pid}/statm`;
  if (!existsSync(file)) return process.memoryUsage().rss;
  return Number(readFileSync(file, 'utf8').split(' ')[1]) * 4096;
}
