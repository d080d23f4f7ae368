import type { Card } from '@poker-bot/poker/cards/card';
import { shuffledDeck } from '@poker-bot/poker/cards/deck';
import { createRandom, type Random } from '@poker-bot/poker/random/random';

/**
 * Everything random about a run, addressable by deal: the same seed and deal give the same cards on every machine,
 * whatever the run is called and however many hands it plays. Chance belongs to a position and a turn, not to a player, so
 * that whoever sits there meets the same luck in every rotation.
 */
export class HandSeeds {
  readonly #seed: string;
  readonly #root: Random;

  constructor(seed: string) {
    this.#seed = seed;
    this.#root = createRandom(seed);
  }

  deck(deal: number): Card[] {
    return shuffledDeck(this.#root.fork(deal).fork('deck'));
  }

  /** The stream that a scripted player draws its turns from. */
  player(deal: number, position: number): Random {
    return this.#root.fork(deal).fork('player').fork(position);
  }

  /** What is sampled to tell luck in a deal: independent of everything that happens in it. */
  luck(deal: number): Random {
    return this.#root.fork(deal).fork('luck');
  }

  /** The seed of the bot's decisions in a deal; position and turn are added to it by the decision itself. */
  bot(deal: number): string {
    return `${this.#seed}/${deal}`;
  }
}
