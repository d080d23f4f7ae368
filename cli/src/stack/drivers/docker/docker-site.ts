import type Docker from 'dockerode';
import type { ContainerUser } from '../../../container-user.ts';
import type { BuildContexts } from './build/build-contexts.ts';
import type { StepLines } from './build/build-progress.ts';
import type { HealthPace } from './container/container-options.ts';
import type { SecretFiles } from './container/secret-files.ts';
import type { DockerPaths } from './docker-paths.ts';
import type { Engine } from './engine/engine.ts';
import type { EngineEvents } from './engine/engine-events.ts';
import type { StateFile } from './state-file.ts';

/** One workspace on one engine, and everything that working on it takes. */
export interface DockerSite {
  readonly docker: Docker;
  readonly product: Engine['product'];
  /** Folder of the `docker` command's settings. */
  readonly settings: string;
  readonly paths: DockerPaths;
  /** Environment of whoever called. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly events: EngineEvents;
  readonly secrets: SecretFiles;
  readonly state: StateFile;
  readonly contexts: BuildContexts;
  readonly stepLines: StepLines;
  readonly user: ContainerUser;
  readonly pace: HealthPace;
  /** Removes, once a command, what killed commands have left. Only what changes something asks for it. */
  tidy(): Promise<void>;
  /** Longest wait for a unit to become healthy, in milliseconds. */
  readonly healthTimeoutMs: number;
}
