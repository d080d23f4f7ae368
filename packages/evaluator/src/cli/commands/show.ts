import { loadEnvironment } from '@poker-bot/shared/env/load';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { servicesOfManifest, servicesText } from '@poker-bot/shared/evaluation/asked-services';
import type { Shown } from '@poker-bot/shared/evaluation/run-event';
import { stylesIn } from '@poker-bot/shared/evaluation/styles-in';
import { shownPath, workspacePaths } from '../../suites/workspace-paths.ts';
import { document, tellLine } from '../answer.ts';
import type { CliContext } from '../cli-context.ts';
import { lbrText } from '../lbr-text.ts';
import { leagueText } from '../league-text.ts';
import { outputOptions, readFlags, wholeNumber } from '../read-flags.ts';
import { divergenceText } from '../shadow-text.ts';
import { showLeague } from '../show-league.ts';
import { showDivergence, showRun } from '../show-run.ts';
import { shownText } from '../text.ts';

const flags = { ...outputOptions, divergence: { type: 'string' } } as const;

/** `show RUN`: one run or league again, scored from its files when it is not finished. */
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
  const number = wholeNumber('divergence', { text: values.divergence, from: 1 });
  const shown = (path: string) => shownPath(path, workingDirectory);
  const run = found(runs, { runId, shown, number });
  if (values.events) tellLine({ type: 'shown', run }, context);
  else context.out(values.json ? document(run) : textOf(run));
  return 0;
}

interface Wanted {
  readonly runId: string;
  readonly shown: (path: string) => string;
  /** Of a divergence. */
  readonly number: number | undefined;
}

function found(runs: string, { runId, shown, number }: Wanted): Shown {
  if (number !== undefined) {
    const run = showRun(runs, { runId, shown });
    return { ...run, divergence: showDivergence(runs, { runId, number }) };
  }
  return showLeague(runs, { runId, shown }) ?? showRun(runs, { runId, shown });
}

function textOf(shown: Shown): string {
  const services = servicesOfManifest(shown.manifest);
  const line = services === undefined ? '' : `services     ${servicesText(services)}\n`;
  return `${answerOf(shown)}${line}`;
}

function answerOf(shown: Shown): string {
  if ('league' in shown) return `${leagueText(shown.league)}${styleText(shown)}`;
  const { summary, lbr, divergence } = shown;
  if (divergence !== undefined) return divergenceText(divergence);
  return `${lbr === undefined ? shownText(summary) : lbrText(lbr)}${styleText(shown)}`;
}

function styleText({ manifest }: Shown): string {
  return stylesIn(manifest)
    .map(({ bot, words }) => `style        \`${bot}\`: ${words}\n`)
    .join('');
}
