import type { League } from '@poker-bot/shared/evaluation/league';
import type { RunEvent } from '@poker-bot/shared/evaluation/run-event';
import type { Context } from '../context.ts';
import type { StackContext } from '../stack/use-cases/stack-context.ts';
import { runEvaluator } from './evaluator-job.ts';
import { seenFrom } from './seen-from.ts';
import { type ServedOptions, withServices } from './with-services.ts';

export interface LeagueOptions extends Omit<ServedOptions, 'command'> {
  readonly context: StackContext & Pick<Context, 'workingDirectory'>;
  readonly listen: (event: RunEvent) => void;
}

/**
 * Plays a league; its matches are told as the runs that they are.
 *
 * @throws PokerbotError of the evaluator, and of starting the stack
 */
export async function runLeague(options: LeagueOptions): Promise<League> {
  return await withServices({ ...options, command: 'league' }, () => play(options));
}

async function play(options: LeagueOptions): Promise<League> {
  const { context, workspace, listen } = options;
  const answers: League[] = [];
  await runEvaluator({
    ...options,
    args: ['league', ...options.args],
    onLine: (line) => {
      if (line.type === 'league') answers.push(line.league);
      if (line.type === 'started' || line.type === 'progress' || line.type === 'finished') {
        listen(line);
      }
    },
  });
  const [league] = answers;
  if (league === undefined) throw new Error('The evaluator ended without a table of the league');
  return seenFrom(context.workingDirectory, { summary: league, workspace });
}
