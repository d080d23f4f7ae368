import type { Installation } from '../../installation.ts';
import { surroundings } from '../desired/surroundings.ts';
import type { Driver } from '../driver.ts';
import { dockerUnavailable } from './unavailable.ts';

/** Program of the supervisor among the bundled entries. */
const supervisorEntry = 'stack/drivers/process/supervisor/supervisor';

export interface CreateDriverOptions {
  readonly choice: 'auto' | 'process' | 'docker';
  readonly workspace: string;
  readonly installation: Installation;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Longest wait for a unit to become healthy, in milliseconds. */
  readonly healthTimeoutMs: number;
}

/** @throws PokerbotError `DRIVER_UNAVAILABLE` */
export async function createDriver(options: CreateDriverOptions): Promise<Driver> {
  if (options.choice === 'docker') throw dockerUnavailable();
  const { createProcessDriver } = await import('./process/process-driver.ts');
  const { machinePaths } = await import('./process/machine-paths.ts');
  const { processPaths } = await import('./process/process-paths.ts');
  const { workspace, installation, environment, healthTimeoutMs } = options;
  return createProcessDriver({
    paths: processPaths({ workspace, ...machinePaths(environment) }),
    supervisorEntry: installation.bundledEntry(supervisorEntry),
    environment: surroundings(environment),
    healthTimeoutMs,
  });
}
