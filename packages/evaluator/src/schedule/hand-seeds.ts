import type { Card } from '@poker-bot/poker/cards/card';
import { shuffledDeck } from '@poker-bot/poker/cards/deck';
import { createRandom, type Random } from '@poker-bot/poker/random/random';

interface DealLuck {
  readonly deal: number;
  readonly deck: readonly Card[];
  /** What the streams of the positions are forks of. */
  readonly players: Random;
}

/**
 * Everything random about a run, addressable by deal: the same seed and deal give the same cards on every machine,
 * whatever the run is called and however many hands it plays. Chance belongs to a position and a turn, not to a player, so
 * that whoever sits there meets the same luck in every rotation.
 */
export class HandSeeds {
  readonly #seed: string;
  readonly #root: Random;
  #last: DealLuck | undefined;

  constructor(seed: string) {
    this.#seed = seed;
    this.#root = createRandom(seed);
  }

  deck(deal: number): readonly Card[] {
    return this.#luckOf(deal).deck;
  }

  /** The stream that a scripted player draws its turns from. */
  player(deal: number, position: number): Random {
    return this.#luckOf(deal).players.fork(position);
  }

  /** What is sampled to tell luck in a deal: independent of everything that happens in it. */
  luck(deal: number): Random {
    return this.#root.fork(deal).fork('luck');
  }

  /** The seed of the bot's decisions in a deal; position and turn are added to it by the decision itself. */
  bot(deal: number): string {
    return `${this.#seed}/${deal}`;
  }

  /** Rotations of a deal follow each other, so the last one is kept. */
  #luckOf(deal: number): DealLuck {
    if (this.#last?.deal === deal) return this.#last;
    const random = this.#root.fork(deal);
    const deck = shuffledDeck(random.fork('deck'));
    this.#last = { deal, deck, players: random.fork('player') };
    return this.#last;
  }
}
