import { loadEnvironment } from '@poker-bot/shared/env/load';
import { compareRuns } from '../../compare/compare-runs.ts';
import { shownPath, workspacePaths } from '../../suites/workspace-paths.ts';
import { document, tellLine } from '../answer.ts';
import type { CliContext } from '../cli-context.ts';
import { comparisonText } from '../comparison-text.ts';
import { outputOptions, readFlags } from '../read-flags.ts';
import { showRun } from '../show-run.ts';

/** `compare RUN RUN …`: runs of one suite side by side. */
export function compareCommand(argv: readonly string[], context: CliContext): number {
  const most = 100;
  const { values, positionals } = readFlags(argv, { options: outputOptions, positionals: most });
  const { workingDirectory } = context;
  const environment = loadEnvironment('evaluator', context.environment);
  const { runs } = workspacePaths(environment, workingDirectory);
  const shown = (path: string) => shownPath(path, workingDirectory);
  const show = (runId: string) => showRun(runs, { runId, shown });
  const comparison = compareRuns(positionals, { runs, show });
  if (values.events) tellLine({ type: 'compared', comparison }, context);
  else context.out(values.json ? document(comparison) : comparisonText(comparison));
  return 0;
}
