import type { Driver } from './driver.ts';
import type { DriverChoice } from './manifest/manifest-schema.ts';

export interface CreateDriverOptions {
  readonly choice: 'auto' | 'process' | 'docker';
  /** Absolute, without symbolic links. */
  readonly workspace: string;
  /** Longest wait for a unit to become healthy, in milliseconds; the usual one when absent. */
  readonly healthTimeoutMs?: number | undefined;
  /** Although the stack runs under another driver: for jobs that have nothing to do with it. */
  readonly alongside?: boolean | undefined;
}

/** A workspace that runs on this machine. */
export interface RunningStack {
  readonly workspace: string;
  readonly driver: Driver['name'];
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

/** What a look for a container engine gave. */
export type EngineFinding =
  | {
      readonly product: 'docker' | 'podman';
      /** Who says where it is, such as `DOCKER_HOST=…` or a socket. */
      readonly source: string;
      readonly absence?: undefined;
    }
  | {
      /** Why there is none to work with, and what to do next. */
      readonly absence: { readonly message: string; readonly next: readonly string[] };
    };

/** Makes the drivers of workspaces. Made in `context.ts`; whatever works on a stack is handed it. */
export interface DriverFactory {
  /** @throws PokerbotError `DRIVER_UNAVAILABLE`, `DRIVER_CONFLICT` */
  create(options: CreateDriverOptions): Promise<Driver>;
  /**
   * The driver under which a workspace runs, whatever its manifest says by now. When nothing runs, the preferred one where it
   * answers, else any.
   *
   * @throws PokerbotError `DRIVER_UNAVAILABLE` when it runs on an engine that does not answer
   */
  find(workspace: string, preferred?: DriverChoice): Promise<Driver>;
  /** The driver under which a workspace runs now; undefined when it does not. */
  runsUnder(workspace: string): Promise<Driver['name'] | undefined>;
  /** The container engine that stacks of this machine would run on. Looks once a command; never throws. */
  engine(): Promise<EngineFinding>;
  /** Every workspace of this user that runs on this machine. */
  running(): Promise<readonly RunningStack[]>;
}
