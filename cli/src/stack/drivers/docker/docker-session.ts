import { randomBytes } from 'node:crypto';
import { containerUser } from '../../../container-user.ts';
import type { ObservedStack } from '../../observed-stack.ts';
import { BuildContexts } from './build/build-contexts.ts';
import type { HealthPace } from './container/container-options.ts';
import { SecretFiles } from './container/secret-files.ts';
import { type DockerPaths, dockerPaths } from './docker-paths.ts';
import type { DockerSite } from './docker-site.ts';
import { connectEngine } from './engine/connect-engine.ts';
import { type Engine, isVersionAtLeast } from './engine/engine.ts';
import { engineGone, isDisconnected } from './engine/engine-error.ts';
import { EngineEvents } from './engine/engine-events.ts';
import { removeLeftoverJobs } from './jobs/leftover-jobs.ts';
import { observeContainers } from './observe/observe-containers.ts';
import { readState, StateFile } from './state-file.ts';

export interface DockerSessionOptions {
  /** Absolute, without symbolic links. */
  readonly workspace: string;
  readonly engine: Engine;
  /** Longest wait for a unit to become healthy, in milliseconds. */
  readonly healthTimeoutMs: number;
  /** How often health is looked at; the usual pace when absent. */
  readonly pace?: HealthPace | undefined;
  /** Environment of whoever called: containers and builds get its proxies. Empty when absent. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
}

const startIntervalSince = '1.44';
/** Often while a container starts, seldom afterwards, since each look starts a process. Times in milliseconds. */
const twoPaces: HealthPace = {
  interval: 10_000,
  timeout: 3_000,
  retries: 3,
  startPeriod: 30_000,
  startInterval: 500,
};
/** For engines that know one pace only: often enough for a start to be noticed. */
const onePace: HealthPace = { interval: 2_000, timeout: 3_000, retries: 3, startPeriod: 30_000 };
const keyBytes = 16;

/** One command's dealings with one engine for one workspace. Connects when first asked. */
export class DockerSession {
  readonly #options: DockerSessionOptions;
  readonly #paths: DockerPaths;
  #site: Promise<{ site: DockerSite; close(): void }> | undefined;
  #newKey: string | undefined;

  constructor(options: DockerSessionOptions) {
    this.#options = options;
    this.#paths = dockerPaths(options.workspace);
  }

  async site(): Promise<DockerSite> {
    this.#site ??= this.#connect();
    return (await this.#site).site;
  }

  async observe({ images } = { images: true }): Promise<ObservedStack> {
    const site = await this.site();
    const { docker, paths } = site;
    try {
      const { observed } = await observeContainers({
        docker,
        paths,
        images,
        remembered: readState(paths.state),
        fingerprintKey: this.#fingerprintKey(),
      });
      return observed;
    } catch (error) {
      throw isDisconnected(error) ? engineGone(error) : error;
    }
  }

  close(): void {
    void this.#site?.then(({ close }) => close()).catch(() => undefined);
    this.#site = undefined;
  }

  async #connect(): Promise<{ site: DockerSite; close(): void }> {
    const { engine, healthTimeoutMs, pace, environment = {} } = this.#options;
    const paths = this.#paths;
    const { docker, close } = await connectEngine(engine);
    const events = new EngineEvents(docker, paths.id);
    let tidied: Promise<void> | undefined;
    const site: DockerSite = {
      tidy: () => {
        tidied ??= removeLeftoverJobs(site);
        return tidied;
      },
      docker,
      product: engine.product,
      settings: engine.settings,
      paths,
      events,
      healthTimeoutMs,
      environment,
      secrets: new SecretFiles(paths.id),
      state: new StateFile(paths.state, () => this.#fingerprintKey()),
      contexts: new BuildContexts(),
      stepLines: new Map(),
      user: containerUser(paths.workspace),
      pace: pace ?? paceOf(engine),
    };
    return {
      site,
      close: () => {
        events.close();
        close();
      },
    };
  }

  /** Kept with the first change; until then the same for every look of this command. */
  #fingerprintKey(): string {
    const kept = readState(this.#paths.state)?.fingerprintKey;
    this.#newKey ??= kept ?? randomBytes(keyBytes).toString('hex');
    return kept ?? this.#newKey;
  }
}

function paceOf({ apiVersion }: Engine): HealthPace {
  return isVersionAtLeast(apiVersion, startIntervalSince) ? twoPaces : onePace;
}
