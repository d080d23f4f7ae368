import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Environment } from '@poker-bot/shared/env/load';

const marker = 'pokerbot.yaml';

/** Where an evaluation reads and writes. */
export interface WorkspacePaths {
  /** What relative paths of settings start from. */
  readonly workspace: string;
  readonly smokeConfig: string;
  readonly botConfig: string;
  readonly opponents: string;
  /** The folder of all runs. */
  readonly runs: string;
  /** The folder of the hand logs of sessions. */
  readonly hands: string;
}

/**
 * Relative paths start at the workspace: the nearest folder with a `pokerbot.yaml`, from the working directory upwards, else
 * the working directory. Opponents lie beside the folder of the evaluation's configuration.
 */
export function workspacePaths(
  environment: Pick<
    Environment<'evaluator'>,
    'EVAL_CONFIG_PATH' | 'BOT_CONFIG' | 'RESULTS_DIR' | 'LOGGER_OUTPUT_DIR'
  >,
  workingDirectory: string,
): WorkspacePaths {
  const workspace = findWorkspace(workingDirectory);
  const smokeConfig = resolve(workspace, environment.EVAL_CONFIG_PATH);
  return {
    workspace,
    smokeConfig,
    botConfig: resolve(workspace, environment.BOT_CONFIG),
    opponents: join(dirname(smokeConfig), '..', 'opponents'),
    runs: resolve(workspace, environment.RESULTS_DIR, 'eval'),
    hands: resolve(workspace, environment.LOGGER_OUTPUT_DIR),
  };
}

/** A path as it is shown: relative where that is shorter. */
export function shownPath(path: string, workingDirectory: string): string {
  const shorter = relative(workingDirectory, path);
  return shorter.length < path.length ? shorter || '.' : path;
}

function findWorkspace(from: string): string {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, marker))) return folder;
    if (folder === dirname(folder)) return resolve(from);
  }
}
