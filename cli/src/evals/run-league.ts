import type { League } from '@poker-bot/shared/evaluation/league';
import { type PlayOptions, playFor } from './play-for.ts';
import { type ServedOptions, withServices } from './with-services.ts';

export type LeagueOptions = PlayOptions & Omit<ServedOptions, 'command'>;

/**
 * Plays a league; its matches are told as the runs that they are.
 *
 * @throws PokerbotError of the evaluator, and of starting the stack
 */
export async function runLeague(options: LeagueOptions): Promise<League> {
  const command = 'league';
  return await withServices({ ...options, command }, () =>
    playFor(options, {
      command,
      pick: (line) => (line.type === 'league' ? line.league : undefined),
    }),
  );
}
