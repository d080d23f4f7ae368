import type { ObservedStack } from '../observed-stack.ts';
import { portKey } from './port-key.ts';

/** A port that a unit needs. */
export interface PortRequest {
  readonly unit: string;
  /** The variable that carries it, such as `SOLVER_PORT`. */
  readonly variable: string;
  /** Address that the unit will listen on. */
  readonly host: string;
  /** Set when somebody wrote the port down; `source` says where. */
  readonly written?: { readonly port: number; readonly source: string } | undefined;
  /** Where the search for a free one begins. */
  readonly preferred: number;
}

export interface AssignPortsOptions {
  readonly requests: readonly PortRequest[];
  readonly observed: ObservedStack;
  /** Whether the unit could listen there. */
  isFree(host: string, port: number): Promise<boolean>;
  /** Makes sure that no other workspace takes the port before the unit has it; false when one already has. */
  reserve(port: number): boolean;
}

/** A written port that somebody else has. */
export interface PortConflict {
  readonly request: PortRequest;
  readonly port: number;
}

export interface AssignedPorts {
  /** By `portKey`. */
  readonly ports: Readonly<Record<string, number>>;
  readonly conflicts: readonly PortConflict[];
}

const highestPort = 65_535;

/**
 * Chooses a port for every request: the written one, else the one that the unit runs on or had before, else the next free
 * one.
 */
export async function assignPorts(options: AssignPortsOptions): Promise<AssignedPorts> {
  const held = portsOfRunningUnits(options.observed);
  const ports: Record<string, number> = {};
  const conflicts: PortConflict[] = [];
  const taken = new Set<number>();
  const open: PortRequest[] = [];
  for (const request of options.requests) {
    const key = portKey(request.unit, request.variable);
    const port = request.written?.port || held.get(key);
    if (port === undefined) {
      open.push(request);
      continue;
    }
    ports[key] = port;
    const ours = [...held.values()].includes(port);
    if (taken.has(port) || !(ours || (await options.isFree(request.host, port)))) {
      conflicts.push({ request, port });
    }
    taken.add(port);
  }
  for (const request of open) {
    const port = await nextFree({ request, taken, options });
    ports[portKey(request.unit, request.variable)] = port;
    taken.add(port);
  }
  return { ports, conflicts };
}

interface Search {
  readonly request: PortRequest;
  readonly taken: ReadonlySet<number>;
  readonly options: AssignPortsOptions;
}

async function nextFree({ request, taken, options }: Search): Promise<number> {
  const remembered = options.observed.ports[portKey(request.unit, request.variable)];
  const candidates = remembered === undefined ? [] : [remembered];
  for (let port = request.preferred; port <= highestPort; port += 1) candidates.push(port);
  for (const port of candidates) {
    if (taken.has(port) || !(await options.isFree(request.host, port))) continue;
    if (options.reserve(port)) return port;
  }
  throw new Error(`No free port at or above ${request.preferred}`);
}

function portsOfRunningUnits({ units }: ObservedStack): Map<string, number> {
  // One that is being stopped still has its ports and leaves them to its own next run.
  const running = units.filter(
    ({ state, pid }) => pid !== undefined || (state !== 'stopped' && state !== 'failed'),
  );
  return new Map(
    running.flatMap(({ name, ports }) =>
      ports.map(({ variable, port }) => [portKey(name, variable), port] as const),
    ),
  );
}
