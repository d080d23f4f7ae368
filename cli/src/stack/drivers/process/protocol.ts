import type { FailureCard } from '../../failure/failure-card.ts';
import type { UnitSpec } from '../../unit-spec.ts';
import type { StackState } from './stack-state.ts';

/**
 * The language of the control socket: one JSON document a line. A request is answered by one reply with its number.
 */
export interface Requests {
  state: { readonly parameters: Record<string, never>; readonly result: StackState };
  /** Starts a unit and answers when it is healthy or has failed. */
  start: {
    readonly parameters: { readonly unit: UnitSpec; readonly timeoutMs: number };
    readonly result: HealthOutcome;
  };
  await: {
    readonly parameters: { readonly unit: string; readonly timeoutMs: number };
    readonly result: HealthOutcome;
  };
  stop: {
    /** `forget`: the unit is no longer declared and leaves the snapshot. */
    readonly parameters: { readonly unit: string; readonly forget: boolean };
    readonly result: Record<string, never>;
  };
  /** Stops every unit and then the supervisor. */
  shutdown: { readonly parameters: Record<string, never>; readonly result: Record<string, never> };
}

export type Method = keyof Requests;

export interface HealthOutcome {
  readonly failure?: FailureCard | undefined;
}

export interface Request<M extends Method = Method> {
  readonly id: number;
  readonly method: M;
  readonly parameters: Requests[M]['parameters'];
}

export type Reply =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: string };
