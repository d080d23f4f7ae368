import type { Context } from '../../context.ts';
import type { DriverChoice } from '../manifest/manifest-schema.ts';
import type { StackListener } from '../stack-event.ts';

/** The part of the outside world that working on a stack takes. */
export type StackContext = Pick<
  Context,
  | 'clock'
  | 'drivers'
  | 'environment'
  | 'installation'
  | 'interactive'
  | 'prompts'
  | 'signal'
  | 'stores'
>;

/** Which stack, and how to work on it. */
export interface StackOptions {
  readonly context: StackContext;
  /** Root of the workspace, absolute and without symbolic links. */
  readonly workspace: string;
  /** Beats the manifest's. */
  readonly driver?: DriverChoice | undefined;
  /** Variables given on the command line. */
  readonly flags?: Readonly<Record<string, string>> | undefined;
  /** Longest wait for a unit to become healthy, in milliseconds. */
  readonly healthTimeoutMs?: number | undefined;
  /** Whether to wait for another command that changes the stack. */
  readonly wait?: boolean | undefined;
  /** Use the driver under which the stack runs, if it does, where none is given. */
  readonly follow?: boolean | undefined;
  /** Use the driver although the stack runs under another one. */
  readonly alongside?: boolean | undefined;
  /** Run units in containers from builds on this machine, so that an edit needs no image. */
  readonly live?: boolean | undefined;
  readonly listen: StackListener;
}
