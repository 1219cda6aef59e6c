/** What a child process uses right now. Only Linux tells this cheaply; elsewhere the limits inside the child have to do. */
import { readFileSync } from 'node:fs';

/** The kernel counts processor time in hundredths of a second for every program, whatever its own clock. */
const TICK_MS = 10;

export interface Usage {
  /** Processor time of all its threads since it started, in milliseconds. */
  cpuMs: number;
  rssBytes: number;
}

/** @returns null where this cannot be told, or when the process is gone */
export function usageOf(pid: number): Usage | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; user and system time are the 12th and 13th field after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return { cpuMs: ticks * TICK_MS, rssBytes: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024 };
  } catch {
    return null;
  }
}
