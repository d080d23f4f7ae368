import type { ObservedUnit } from '../../observed-stack.ts';
import type { ProcessIdentity } from '../../process-identity.ts';

/** One unit in the supervisor's snapshot. */
export interface UnitSnapshot extends ObservedUnit {
  /** The running process, told apart from a later one of the same number. */
  readonly process?: ProcessIdentity | undefined;
}

/** The supervisor itself, and where it can be reached. */
export interface SupervisorRecord extends ProcessIdentity {
  readonly startedAt: number;
  /** Path of its control socket, wherever the command that started it had its temporary files. */
  readonly socket: string;
}

/**
 * Version of the snapshot and of the control socket. A supervisor outlives upgrades of the CLI: new fields are optional for
 * their readers, and anything else is a new version.
 */
export const stateVersion = 1;

/** What the supervisor knows, as it stands in `.pokerbot/stack.json`. Holds no secret. */
export interface StackState {
  readonly version: number;
  readonly workspace: string;
  readonly supervisor?: SupervisorRecord | undefined;
  readonly fingerprintKey: string;
  /** Ports that were chosen here, by `portKey`; kept when the stack is down. */
  readonly ports: Readonly<Record<string, number>>;
  readonly units: readonly UnitSnapshot[];
}
