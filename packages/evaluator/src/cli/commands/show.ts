import { loadEnvironment } from '@poker-bot/shared/env/load';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { ShownRun } from '@poker-bot/shared/evaluation/run-event';
import { shownPath, workspacePaths } from '../../suites/workspace-paths.ts';
import { document, tellLine } from '../answer.ts';
import type { CliContext } from '../cli-context.ts';
import { outputOptions, readFlags, wholeNumber } from '../read-flags.ts';
import { divergenceText } from '../shadow-text.ts';
import { showDivergence, showRun } from '../show-run.ts';
import { shownText } from '../text.ts';

const flags = { ...outputOptions, divergence: { type: 'string' } } as const;

/** `show RUN`: one run again, scored from its files when it is not finished. */
export function showCommand(argv: readonly string[], context: CliContext): number {
  const { values, positionals } = readFlags(argv, { options: flags, positionals: 1 });
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
  const shown = showRun(runs, { runId, shown: (path) => shownPath(path, workingDirectory) });
  const number = wholeNumber('divergence', { text: values.divergence, from: 1 });
  const run =
    number === undefined
      ? shown
      : { ...shown, divergence: showDivergence(runs, { runId, number }) };
  if (values.events) tellLine({ type: 'shown', run }, context);
  else context.out(values.json ? document(run) : runText(run));
  return 0;
}

function runText({ summary, divergence }: ShownRun): string {
  return divergence === undefined ? shownText(summary) : divergenceText(divergence);
}
