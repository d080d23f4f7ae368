import type { Installation } from '../../installation.ts';
import { surroundings } from '../desired/surroundings.ts';
import type { Driver } from '../driver.ts';
import type { CreateDriverOptions, DriverFactory } from '../driver-factory.ts';
import { machinePaths } from '../machine-paths.ts';
import { dockerUnavailable } from './unavailable.ts';

/** Program of the supervisor among the bundled entries. */
const supervisorEntry = 'stack/drivers/process/supervisor/supervisor';
const usualHealthTimeout = 60_000;

export interface CreateDriversOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  installation(): Installation;
}

/** Every driver of this installation, each loaded when it is asked for. */
export function createDrivers(options: CreateDriversOptions): DriverFactory {
  return {
    create: async (wanted) => {
      if (wanted.choice === 'docker') throw dockerUnavailable();
      return await processDriver(options, wanted);
    },
    find: async (workspace) => await processDriver(options, { choice: 'process', workspace }),
    running: async () => {
      const { processPaths } = await import('./process/process-paths.ts');
      const { runningWorkspaces } = await import('./process/registry.ts');
      const { registry } = processPaths({ workspace: '', ...machinePaths(options.environment) });
      return runningWorkspaces(registry).map(({ workspace, startedAt }) => ({
        workspace,
        startedAt,
        driver: 'process',
      }));
    },
  };
}

async function processDriver(
  { environment, installation }: CreateDriversOptions,
  { workspace, healthTimeoutMs = usualHealthTimeout }: CreateDriverOptions,
): Promise<Driver> {
  const { createProcessDriver } = await import('./process/process-driver.ts');
  const { processPaths } = await import('./process/process-paths.ts');
  return createProcessDriver({
    paths: processPaths({ workspace, ...machinePaths(environment) }),
    supervisorEntry: installation().bundledEntry(supervisorEntry),
    environment: surroundings(environment),
    healthTimeoutMs,
  });
}
