import type { Clock } from '@poker-bot/shared/clock/clock';
import type { EnvironmentSource } from '@poker-bot/shared/env/load';

export interface CliContext {
  readonly argv: readonly string[];
  readonly environment: EnvironmentSource;
  readonly workingDirectory: string;
  /** Folder of the installation, to find its revision. */
  readonly installation: string;
  readonly version: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Program of a worker thread; without one everything is done in this thread. */
  readonly worker?: URL | undefined;
  /** Data for whoever called. */
  out(text: string): void;
  /** Everything else. */
  err(text: string): void;
}

/** A command of the evaluator: reads its flags, does its work, gives the exit code. */
export type Command = (argv: readonly string[], context: CliContext) => Promise<number> | number;
