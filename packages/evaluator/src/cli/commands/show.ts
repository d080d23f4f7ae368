import { loadEnvironment } from '@poker-bot/shared/env/load';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { shownPath, workspacePaths } from '../../suites/workspace-paths.ts';
import { document, tellLine } from '../answer.ts';
import type { CliContext } from '../cli-context.ts';
import { outputOptions, readFlags } from '../read-flags.ts';
import { showRun } from '../show-run.ts';
import { shownText } from '../text.ts';

/** `show RUN`: one run again, scored from its files when it is not finished. */
export function showCommand(argv: readonly string[], context: CliContext): number {
  const { values, positionals } = readFlags(argv, { options: outputOptions, positionals: 1 });
  const [runId] = positionals;
  if (runId === undefined) {
    throw new PokerbotError('USAGE', {
      message: '`show` needs the id of a run',
      next: ['`list` shows the ids'],
    });
  }
  const { workingDirectory } = context;
  const environment = loadEnvironment('evaluator', context.environment);
  const { runs } = workspacePaths(environment, workingDirectory);
  const run = showRun(runs, { runId, shown: (path) => shownPath(path, workingDirectory) });
  if (values.events) tellLine({ type: 'shown', run }, context);
  else context.out(values.json ? document(run) : shownText(run.summary));
  return 0;
}
