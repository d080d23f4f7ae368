import type { FailureCard } from '../../failure/failure-card.ts';
import type { Configuration, HealthSpec, UnitPort } from '../../unit-spec.ts';

/** What is remembered of a unit: enough to tell what ran when its container is gone. */
export interface RememberedUnit {
  readonly name: string;
  readonly kind: 'daemon' | 'external';
  readonly configuration: Configuration;
  readonly ports: readonly UnitPort[];
  readonly address?: string | undefined;
  readonly dependsOn: readonly string[];
  /** How somebody else's unit is asked for its health; absent for one that a container runs. */
  readonly health?: HealthSpec | undefined;
  /** An external unit that is watched, not one that was stopped. */
  readonly watched?: boolean | undefined;
  /** Container in which it has been healthy. */
  readonly workedIn?: string | undefined;
  /** Container that a command has asked to end. */
  readonly stopping?: string | undefined;
  /** Why it was given up, or could not be started. */
  readonly failure?: FailureCard | undefined;
}

export const stateVersion = 1;

/** What stands in `.pokerbot/docker.json`. Holds no secret. What runs is asked of the engine, never of this. */
export interface DockerState {
  readonly version: number;
  readonly fingerprintKey: string;
  /** Ports that were chosen here, by `portKey`; kept when the stack is down. */
  readonly ports: Readonly<Record<string, number>>;
  readonly units: readonly RememberedUnit[];
  /** Brought up and not taken down since, as far as this machine knows. */
  readonly up?: boolean | undefined;
}
