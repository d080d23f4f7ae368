import type { ObservedUnit } from '../../observed-stack.ts';
import type { ProcessIdentity } from '../../process-identity.ts';

/** One unit in the supervisor's snapshot. */
export interface UnitSnapshot extends ObservedUnit {
  /** The running process, told apart from a later one of the same number. */
  readonly process?: ProcessIdentity | undefined;
}

/** What the supervisor knows, as it stands in `.pokerbot/stack.json`. Holds no secret. */
export interface StackState {
  readonly version: 1;
  readonly workspace: string;
  readonly supervisor?: (ProcessIdentity & { readonly startedAt: number }) | undefined;
  readonly fingerprintKey: string;
  /** Ports that were chosen here, by variable; kept when the stack is down. */
  readonly ports: Readonly<Record<string, number>>;
  readonly units: readonly UnitSnapshot[];
}
