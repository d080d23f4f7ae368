import type { DriverFactory } from '../driver-factory.ts';
import type { ObservedStack } from '../observed-stack.ts';
import { assignPorts, type PortConflict, type PortRequest } from './assign-ports.ts';
import { isPortFree } from './port-free.ts';
import { findPortHolder } from './port-holder.ts';
import type { PortReservations } from './port-reservations.ts';
import { type KnownConflict, portTaken } from './port-taken.ts';

export interface ChoosePortsOptions {
  readonly requests: readonly PortRequest[];
  readonly observed: ObservedStack;
  readonly reservations?: PortReservations | undefined;
  readonly drivers: DriverFactory;
}

/**
 * The ports of this machine for the units that need some.
 *
 * @throws PokerbotError `PORT_TAKEN` naming who holds a port that was written down
 */
export async function choosePorts(options: ChoosePortsOptions): Promise<Record<string, number>> {
  const { requests, observed, reservations } = options;
  const { ports, conflicts } = await assignPorts({
    requests,
    observed,
    isFree: isPortFree,
    reserve: (port) => reservations?.reserve(port) ?? true,
  });
  if (conflicts.length > 0) {
    const holders = conflicts.map((conflict) => identifyHolder(conflict, options.drivers));
    throw portTaken(await Promise.all(holders));
  }
  return ports;
}

async function identifyHolder(
  conflict: PortConflict,
  drivers: DriverFactory,
): Promise<KnownConflict> {
  const holder = findPortHolder(conflict.port);
  return { ...conflict, holder, workspace: holder && (await workspaceOf(holder.pid, drivers)) };
}

async function workspaceOf(pid: number, drivers: DriverFactory): Promise<string | undefined> {
  for (const { workspace, driver: choice } of await drivers.running()) {
    const driver = await drivers.create({ choice, workspace });
    const { units } = await driver.observe().finally(() => driver.close());
    if (units.some((unit) => unit.pid === pid)) return workspace;
  }
  return undefined;
}
