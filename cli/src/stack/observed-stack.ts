import type { FailureCard } from './failure/failure-card.ts';
import type { Configuration, UnitPort } from './unit-spec.ts';

/**
 * `starting` runs and was not healthy yet · `healthy` · `unhealthy` runs and answers that it is not ready ·
 * `hung` runs and does not answer · `restarting` ended and is about to be started again · `failed` ended and was given
 * up · `stopped` · `orphaned` runs without anybody who watches it.
 */
export type UnitState =
  | 'starting'
  | 'healthy'
  | 'unhealthy'
  | 'hung'
  | 'restarting'
  | 'failed'
  | 'stopped'
  | 'orphaned';

/** One unit as it was found. Times are milliseconds since the epoch. */
export interface ObservedUnit {
  readonly name: string;
  readonly kind: 'daemon' | 'external';
  readonly state: UnitState;
  readonly configuration: Configuration;
  readonly ports: readonly UnitPort[];
  readonly address?: string | undefined;
  /** Units that it needs. */
  readonly dependsOn: readonly string[];
  readonly pid?: number | undefined;
  readonly startedAt?: number | undefined;
  /** Times that it was started again since it was last asked to start. */
  readonly restarts: number;
  /** What the last health check or the last exit said. */
  readonly detail?: string | undefined;
  readonly failure?: FailureCard | undefined;
}

/** One snapshot of what runs. Planning reads it and asks nothing else. */
export interface ObservedStack {
  /** What the driver needs around the units and has, such as its supervisor or a network. */
  readonly resources: readonly string[];
  readonly units: readonly ObservedUnit[];
  /** Ports that were chosen for this workspace before, by unit and variable as `portKey` joins them. */
  readonly ports: Readonly<Record<string, number>>;
  /** Images that are there, by name and tag; empty where units need none. */
  readonly images: readonly string[];
  /** Key that makes fingerprints of secrets comparable within this workspace only. */
  readonly fingerprintKey: string;
}
