import type { Lbr } from '@poker-bot/shared/evaluation/lbr';
import { type PlayOptions, playFor } from './play-for.ts';

/**
 * Plays a local best response. The bots that it can be played against need no service.
 *
 * @throws PokerbotError of the evaluator
 */
export async function runLbr(options: PlayOptions): Promise<Lbr> {
  return await playFor(options, {
    command: 'lbr',
    pick: (line) => (line.type === 'lbr' ? line.lbr : undefined),
  });
}
