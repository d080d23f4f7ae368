import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Installation } from '../../installation.ts';
import { surroundings } from '../desired/surroundings.ts';
import type { Driver } from '../driver.ts';
import type {
  CreateDriverOptions,
  DriverFactory,
  EngineFinding,
  RunningStack,
} from '../driver-factory.ts';
import { machinePaths } from '../machine-paths.ts';
import type { DriverChoice } from '../manifest/manifest-schema.ts';
import { isAlive } from '../process-identity.ts';
import type { DockerState } from './docker/docker-state.ts';
import type { EngineSearch } from './docker/engine/find-engine.ts';

/** Program of the supervisor among the bundled entries. */
const supervisorEntry = 'stack/drivers/process/supervisor/supervisor';
const usualHealthTimeout = 60_000;

export interface CreateDriversOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  installation(): Installation;
}

/** Every driver of this installation, each loaded when it is asked for. */
export function createDrivers(options: CreateDriversOptions): DriverFactory {
  return new Drivers(options);
}

class Drivers implements DriverFactory {
  readonly #options: CreateDriversOptions;
  #search: Promise<EngineSearch> | undefined;

  constructor(options: CreateDriversOptions) {
    this.#options = options;
  }

  async create(wanted: CreateDriverOptions): Promise<Driver> {
    const { choice, workspace, alongside = false } = wanted;
    const processes = await this.#runsAsProcesses(workspace);
    if (choice === 'docker') {
      if (processes && !alongside) throw runsElsewhere(workspace, 'process');
      return await this.#docker(wanted);
    }
    if (choice === 'auto') {
      const containers = !processes && (await this.#containersAreChosen(workspace));
      return containers ? await this.#docker(wanted) : await this.#process(wanted);
    }
    if (!processes && !alongside && (await this.#runsInContainers(workspace))) {
      throw runsElsewhere(workspace, 'docker');
    }
    return await this.#process(wanted);
  }

  async find(workspace: string, preferred: DriverChoice = 'process'): Promise<Driver> {
    const runs = await this.runsUnder(workspace);
    if (runs !== undefined) {
      return runs === 'docker'
        ? await this.#docker({ workspace })
        : await this.#process({ workspace });
    }
    const { engine } = await this.#engine();
    const containers = preferred !== 'process' || (await remembered(workspace)) !== undefined;
    return engine && containers
      ? await this.#docker({ workspace })
      : await this.#process({ workspace });
  }

  async running(): Promise<readonly RunningStack[]> {
    const { processPaths } = await import('./process/process-paths.ts');
    const { runningWorkspaces } = await import('./process/registry.ts');
    const { registry } = processPaths({ workspace: '', ...this.#machinePaths() });
    const processes = runningWorkspaces(registry).map(
      ({ workspace, startedAt }): RunningStack => ({ workspace, startedAt, driver: 'process' }),
    );
    const { engine } = await this.#engine();
    if (!engine) return processes;
    const { runningDockerStacks } = await import('./docker/running-docker-stacks.ts');
    return [...processes, ...(await runningDockerStacks(engine))];
  }

  async engine(): Promise<EngineFinding> {
    const { engine, source, absence } = await this.#engine();
    return engine ? { product: engine.product, source } : { absence };
  }

  async runsUnder(workspace: string): Promise<Driver['name'] | undefined> {
    if (await this.#runsAsProcesses(workspace)) return 'process';
    return (await this.#runsInContainers(workspace)) ? 'docker' : undefined;
  }

  /** Where an engine answers, unless the stack is up on one that does not: a second one beside it helps nobody. */
  async #containersAreChosen(workspace: string): Promise<boolean> {
    const { engine } = await this.#engine();
    return engine !== undefined || (await remembered(workspace))?.up === true;
  }

  /** The engine knows, also when what this machine remembers is gone; without it, what is remembered has to do. */
  async #runsInContainers(workspace: string): Promise<boolean> {
    const { engine } = await this.#engine();
    if (!engine) return (await remembered(workspace))?.up === true;
    const { hasContainers } = await import('./docker/running-docker-stacks.ts');
    return await hasContainers(engine, workspace);
  }

  async #runsAsProcesses(workspace: string): Promise<boolean> {
    const { processPaths } = await import('./process/process-paths.ts');
    const { registryEntry } = await import('./process/registry.ts');
    const { readState } = await import('./process/state-file.ts');
    const paths = processPaths({ workspace, ...this.#machinePaths() });
    const supervisors = [registryEntry(paths)?.supervisor, readState(paths.state)?.supervisor];
    return supervisors.some((supervisor) => supervisor !== undefined && isAlive(supervisor));
  }

  /** One search a command: an engine that hangs costs its deadline once. */
  #engine(): Promise<EngineSearch> {
    const { environment } = this.#options;
    this.#search ??= import('./docker/engine/find-engine.ts').then(({ findEngine }) =>
      findEngine(environment),
    );
    return this.#search;
  }

  async #docker(wanted: Omit<CreateDriverOptions, 'choice'>): Promise<Driver> {
    const { engine, absence } = await this.#engine();
    if (!engine) {
      const { engineUnavailable } = await import('./docker/engine/find-engine.ts');
      throw engineUnavailable(absence);
    }
    const { createDockerDriver } = await import('./docker/docker-driver.ts');
    const { workspace, healthTimeoutMs = usualHealthTimeout } = wanted;
    const { environment } = this.#options;
    return createDockerDriver({ workspace, engine, healthTimeoutMs, environment });
  }

  async #process(wanted: Omit<CreateDriverOptions, 'choice'>): Promise<Driver> {
    const { environment, installation } = this.#options;
    const { createProcessDriver } = await import('./process/process-driver.ts');
    const { processPaths } = await import('./process/process-paths.ts');
    const { workspace, healthTimeoutMs = usualHealthTimeout } = wanted;
    return createProcessDriver({
      paths: processPaths({ workspace, ...this.#machinePaths() }),
      supervisorEntry: installation().bundledEntry(supervisorEntry),
      environment: surroundings(environment),
      healthTimeoutMs,
    });
  }

  #machinePaths() {
    return machinePaths(this.#options.environment);
  }
}

/** What is known of containers that this workspace has had. */
async function remembered(workspace: string): Promise<DockerState | undefined> {
  const { dockerPaths } = await import('./docker/docker-paths.ts');
  const { readState } = await import('./docker/state-file.ts');
  return readState(dockerPaths(workspace).state);
}

function runsElsewhere(workspace: string, driver: Driver['name']): PokerbotError {
  return new PokerbotError('DRIVER_CONFLICT', {
    message: `The stack of \`${workspace}\` runs under \`${driver}\``,
    next: ['Take it down first: `pokerbot down`', `Or go on with \`--driver ${driver}\``],
    details: { workspace, driver },
  });
}
