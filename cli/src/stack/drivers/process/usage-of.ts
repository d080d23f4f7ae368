import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { UnitUsage } from '../../driver.ts';
import type { ObservedUnit } from '../../observed-stack.ts';
import { memoryOf } from './memory-of.ts';

/** Time over which processor use is measured, in milliseconds. */
const moment = 500;
/** Ticks of `/proc/PID/stat` in a second: what Linux tells programs, whatever the kernel's own clock. */
const ticksPerSecond = 100;

/** What the process of each unit uses. */
export async function usageOf(units: readonly ObservedUnit[]): Promise<Record<string, UnitUsage>> {
  const running = units.flatMap(({ name, pid }) => (pid === undefined ? [] : [{ name, pid }]));
  const before = running.map(({ pid }) => ({ ticks: ticksOf(pid), time: performance.now() }));
  if (process.platform === 'linux' && running.length > 0) await delay(moment);
  return Object.fromEntries(
    running.flatMap(({ name, pid }, index) => {
      const memoryBytes = memoryOf(pid);
      const first = before[index];
      if (memoryBytes === undefined || !first) return [];
      return [[name, { cpuPercent: percentOf(pid, first), memoryBytes }]];
    }),
  );
}

function percentOf(
  pid: number,
  before: { readonly ticks: number | undefined; readonly time: number },
): number {
  if (process.platform !== 'linux') return percentByPs(pid);
  const ticks = ticksOf(pid);
  if (ticks === undefined || before.ticks === undefined) return 0;
  const seconds = (performance.now() - before.time) / 1_000;
  return ((ticks - before.ticks) / ticksPerSecond / seconds) * 100;
}

function ticksOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // proc(5): after the name in parentheses the state is field 3; user and system time are 14 and 15.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return undefined;
  }
}

function percentByPs(pid: number): number {
  try {
    return Number(execFileSync('ps', ['-o', '%cpu=', '-p', String(pid)], { encoding: 'utf8' }));
  } catch {
    return 0;
  }
}
