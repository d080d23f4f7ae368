import type { Lbr } from '@poker-bot/shared/evaluation/lbr';
import { type PlayOptions, playFor } from './play-for.ts';
import { type ServedOptions, withServices } from './with-services.ts';

export type LbrOptions = PlayOptions & Omit<ServedOptions, 'command'>;

/**
 * Plays a local best response.
 *
 * @throws PokerbotError of the evaluator, and of starting the stack
 */
export async function runLbr(options: LbrOptions): Promise<Lbr> {
  const command = 'lbr';
  return await withServices({ ...options, command }, () =>
    playFor(options, {
      command,
      pick: (line) => (line.type === 'lbr' ? line.lbr : undefined),
    }),
  );
}
