import { readFileSync } from 'node:fs';
import type { ContainerInspectInfo } from 'dockerode';

const listening = '0A';
/** The name server that the engine puts into every container of a network of its own: 127.0.0.11, lowest byte first. */
const nameServer = '0B00007F';

/**
 * Ports on which the programs of a container listen, as the kernel tells them. Undefined where the engine's processes are
 * not this machine's, as with one in a virtual machine: then whatever has that number here is no container.
 */
export function listeningPorts({
  Id,
  State,
}: Pick<ContainerInspectInfo, 'Id' | 'State'>): number[] | undefined {
  try {
    const folder = `/proc/${State.Pid}`;
    if (!readFileSync(`${folder}/cgroup`, 'latin1').includes(Id)) return undefined;
    const tables = ['tcp', 'tcp6'].map((name) => readFileSync(`${folder}/net/${name}`, 'latin1'));
    return portsIn(tables.join('\n'));
  } catch {
    return undefined;
  }
}

/** Reads the kernel's tables of sockets, such as `0: 0100007F:1F90 00000000:0000 0A …`. Pure. */
export function portsIn(tables: string): number[] {
  const sockets = tables.matchAll(/^\s*\d+: ([0-9A-F]+):([0-9A-F]{4}) \S+ ([0-9A-F]{2}) /gm);
  const ports = [...sockets].flatMap(([, address, port = '', state]) =>
    state === listening && address !== nameServer ? [Number.parseInt(port, 16)] : [],
  );
  return [...new Set(ports)].sort((one, other) => one - other);
}
