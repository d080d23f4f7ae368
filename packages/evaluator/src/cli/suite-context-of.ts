import { createLog } from '@poker-bot/logger/log/create-log';
import { loadEnvironment } from '@poker-bot/shared/env/load';
import type { Tell } from '@poker-bot/shared/evaluation/run-event';
import { gitRevision } from '../suites/git-revision.ts';
import type { SuiteContext } from '../suites/suite-context.ts';
import { workspacePaths } from '../suites/workspace-paths.ts';
import type { CliContext } from './cli-context.ts';

/** What a suite gets of the process that it runs in. */
export function suiteContextOf(context: CliContext, tell: Tell): SuiteContext {
  const { clock, version, workingDirectory, signal, worker, err } = context;
  const environment = loadEnvironment('evaluator', context.environment);
  return {
    environment,
    paths: workspacePaths(environment, workingDirectory),
    workingDirectory,
    clock,
    log: createLog({
      unit: 'evaluator',
      level: environment.LOG_LEVEL,
      destination: { write: err },
    }),
    version,
    revision: environment.GIT_SHA ?? gitRevision(context.installation),
    signal,
    worker,
    tell,
  };
}
