import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const groups = '/sys/fs/cgroup';
const containerId = /[0-9a-f]{64}/;

/**
 * Bytes that a container has in memory, read from the kernel: an engine answers the same question only once a second.
 * Undefined where the engine's processes are not this machine's, as with one in a virtual machine: then whatever has that
 * number here is no container.
 *
 * @param pid the container's first process, as the engine tells it
 */
export function cgroupMemory(pid: number): number | undefined {
  try {
    const lines = readFileSync(`/proc/${pid}/cgroup`, 'latin1').trim().split('\n');
    const paths = lines.map((line) => line.split(':'));
    const first = paths.find(([, controllers]) => controllers?.split(',').includes('memory'));
    const unified = paths.find(([, controllers]) => controllers === '');
    const path = first?.[2] ?? unified?.[2];
    if (!path || !containerId.test(path)) return undefined;
    return first ? inFirstVersion(path) : inUnified(path);
  } catch {
    return undefined;
  }
}

function inFirstVersion(path: string): number {
  const folder = join(groups, 'memory', path);
  return withoutCache(folder, { usage: 'memory.usage_in_bytes', cache: 'total_inactive_file' });
}

function inUnified(path: string): number {
  return withoutCache(join(groups, path), { usage: 'memory.current', cache: 'inactive_file' });
}

/** Without what the system would drop when it needs the room, as `docker stats` counts. */
function withoutCache(folder: string, names: { usage: string; cache: string }): number {
  const usage = Number(readFileSync(join(folder, names.usage), 'latin1'));
  const stat = readFileSync(join(folder, 'memory.stat'), 'latin1');
  const cache = Number(stat.match(new RegExp(`^${names.cache} (\\d+)$`, 'm'))?.[1] ?? 0);
  return cache < usage ? usage - cache : usage;
}
