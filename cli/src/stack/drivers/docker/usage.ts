import type { ContainerStats } from 'dockerode';
import type { UnitUsage } from '../../driver.ts';
import type { ObservedStack } from '../../observed-stack.ts';
import { cgroupMemory } from './cgroup-memory.ts';
import { containerName } from './docker-paths.ts';
import type { DockerSite } from './docker-site.ts';

const wholeProcessor = 100;

/** Bytes that each running unit has in memory. */
export async function memoryOf(
  site: DockerSite,
  observed: ObservedStack,
): Promise<Record<string, number>> {
  const known = observed.units.flatMap(({ name, kind, pid }) => {
    const bytes = kind === 'daemon' && pid !== undefined ? cgroupMemory(pid) : undefined;
    return bytes === undefined ? [] : [[name, bytes] as const];
  });
  const names = new Set(known.map(([name]) => name));
  const others = { ...observed, units: observed.units.filter(({ name }) => !names.has(name)) };
  const stats = await statsOf(site, others, { 'one-shot': true });
  return Object.fromEntries([
    ...known,
    ...stats.map(([name, each]) => [name, memoryBytes(each)] as const),
  ]);
}

/** What each running unit uses; the engine measures the processor over a second. */
export async function usageOf(
  site: DockerSite,
  observed: ObservedStack,
): Promise<Record<string, UnitUsage>> {
  const stats = await statsOf(site, observed, {});
  return Object.fromEntries(
    stats.map(([name, each]) => [
      name,
      {
        cpuPercent: cpuPercent(each),
        memoryBytes: memoryBytes(each),
        memoryLimitBytes: each.memory_stats.limit,
      },
    ]),
  );
}

async function statsOf(
  { docker, paths }: DockerSite,
  { units }: ObservedStack,
  query: object,
): Promise<[string, ContainerStats][]> {
  const running = units.filter(({ kind, pid }) => kind === 'daemon' && pid !== undefined);
  const found = await Promise.all(
    running.map(async ({ name }): Promise<[string, ContainerStats][]> => {
      try {
        const container = docker.getContainer(containerName(paths, name));
        const stats = await container.stats({ ...query, stream: false });
        return stats.memory_stats?.usage === undefined ? [] : [[name, stats]];
      } catch {
        // It has ended since it was observed.
        return [];
      }
    }),
  );
  return found.flat();
}

/** Without what the system would drop when it needs the room, as `docker stats` counts. */
function memoryBytes({ memory_stats: { usage, stats } }: ContainerStats): number {
  const cache = stats?.total_inactive_file ?? stats?.inactive_file ?? 0;
  return cache < usage ? usage - cache : usage;
}

function cpuPercent({ cpu_stats: now, precpu_stats: before }: ContainerStats): number {
  const used = now.cpu_usage.total_usage - before.cpu_usage.total_usage;
  const passed = now.system_cpu_usage - (before.system_cpu_usage ?? 0);
  if (passed <= 0 || used <= 0) return 0;
  return (used / passed) * (now.online_cpus || 1) * wholeProcessor;
}
