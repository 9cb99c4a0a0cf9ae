import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

/** A process and all that it has started. Linux. */
function familyOf(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
  );
  return [pid, ...children.flatMap((child) => familyOf(Number(child)))];
}

/** Keeps a process and its family, with all their threads, on one processor core. Linux. */
export function pin(pid: number, core: number): void {
  for (const each of familyOf(pid)) {
    execFileSync('taskset', ['-a', '-c', '-p', String(core), String(each)], { stdio: 'ignore' });
  }
}

/** Processor time that a process and its family have used, ms. Linux, whose ticks are 10 ms for programs. */
export function processorMs(pid: number): number {
  return sum(familyOf(pid), (each) => {
    const stat = readFileSync(`/proc/${each}/stat`, 'utf8');
    // The name, in brackets, may hold anything: what counts comes after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  });
}

/** What the system has given a process and its family, bytes. Linux. */
export function residentBytes(pid: number): number {
  return sum(familyOf(pid), residentOf);
}

/** The same, of all that it has started, without itself. */
export function residentBytesBelow(pid: number): number {
  const [, ...started] = familyOf(pid);
  return sum(started, residentOf);
}

function residentOf(pid: number): number {
  const pages = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1];
  return Number(pages) * 4096;
}

function sum(pids: readonly number[], cost: (pid: number) => number): number {
  return pids.reduce((total, pid) => total + cost(pid), 0);
}
