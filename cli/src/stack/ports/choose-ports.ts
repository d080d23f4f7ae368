import { machinePaths } from '../drivers/process/machine-paths.ts';
import { runningWorkspaces } from '../drivers/process/registry.ts';
import { readState } from '../drivers/process/state-file.ts';
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
  readonly environment: Readonly<Record<string, string | undefined>>;
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
    throw portTaken(conflicts.map((conflict) => identifyHolder(conflict, options)));
  }
  return ports;
}

function identifyHolder(conflict: PortConflict, options: ChoosePortsOptions): KnownConflict {
  const holder = findPortHolder(conflict.port);
  const { stateHome } = machinePaths(options.environment);
  const owner = runningWorkspaces(`${stateHome}/workspaces`).find(({ workspace }) =>
    readState(`${workspace}/.pokerbot/stack.json`)?.units.some(({ pid }) => pid === holder?.pid),
  );
  return { ...conflict, holder, workspace: holder && owner?.workspace };
}
