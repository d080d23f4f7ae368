import type { Clock } from '@poker-bot/shared/clock/clock';
import type { Environment } from '@poker-bot/shared/env/load';
import type { Tell } from '@poker-bot/shared/evaluation/run-event';
import type { Log } from '@poker-bot/shared/log/log';
import type { WorkspacePaths } from './workspace-paths.ts';

/** Everything that a suite needs from outside. */
export interface SuiteContext {
  readonly environment: Environment<'evaluator'>;
  readonly paths: WorkspacePaths;
  readonly workingDirectory: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
  /** Git commit of the installation. */
  readonly revision: string | undefined;
  readonly signal: AbortSignal;
  /** Program of a worker thread; without one everything is played in this thread. */
  readonly worker?: URL | undefined;
  readonly tell: Tell;
}
