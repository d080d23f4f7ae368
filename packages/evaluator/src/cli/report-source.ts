import { loadEnvironment } from '@poker-bot/shared/env/load';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { ReportSource } from '../report/read/report-data.ts';
import { RunFolder } from '../run-folder/run-folder.ts';
import { shownPath, workspacePaths } from '../suites/workspace-paths.ts';
import type { CliContext } from './cli-context.ts';
import { showRun } from './show-run.ts';

export interface ReportedRun {
  readonly folder: RunFolder;
  readonly source: ReportSource;
}

/**
 * The run that a command names, finished or scored from what is on file.
 * @throws PokerbotError `USAGE`, `RUN_UNKNOWN`, `RUN_DAMAGED`
 */
export function reportedRun(
  command: string,
  { runId, context }: { readonly runId: string | undefined; readonly context: CliContext },
): ReportedRun {
  if (runId === undefined) {
    throw new PokerbotError('USAGE', {
      message: `\`${command}\` needs the id of a run`,
      next: ['`list` shows the ids'],
    });
  }
  const { workingDirectory } = context;
  const environment = loadEnvironment('evaluator', context.environment);
  const { runs } = workspacePaths(environment, workingDirectory);
  const folder = new RunFolder(runs, runId);
  const manifest = folder.readManifest();
  const shown = (path: string) => shownPath(path, workingDirectory);
  const { summary, finished } = showRun(runs, { runId, shown });
  return { folder, source: { manifest, summary, finished } };
}
