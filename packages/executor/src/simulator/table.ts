import type { Hand } from '@poker-bot/poker/holdem/hand';
import type { HandRules } from '@poker-bot/poker/holdem/rules';
import { deckAt } from './deck-at.ts';
import { playHand } from './play-hand.ts';
import type { Player } from './player.ts';
import { chairsByPosition, seatingAt } from './seating.ts';
import { blindsByPosition, type Stakes } from './stakes.ts';

/**
 * What the seats start a hand with. `reset`: everybody the same, every hand, so that a hand depends on seed and number
 * alone. `rebuy`: what the last hand left them; a seat with less than a big blind (ante included) buys in again.
 */
export type StackPolicy = 'reset' | 'rebuy';

export interface TableOptions {
  /** Hands are called `<name>-<index>`. */
  readonly name: string;
  readonly seed: string | number;
  /** By chair, 2 to 10. */
  readonly players: readonly Player[];
  readonly stakes: Stakes;
  /** Chips of a buy-in. */
  readonly buyIn: number;
  readonly stackPolicy: StackPolicy;
  /** Number of the next hand; default 0. */
  readonly nextIndex?: number;
  /** By chair, to go on where another table stopped; default a buy-in each. */
  readonly stacks?: readonly number[];
}

export interface PlayedHand {
  readonly index: number;
  readonly handId: string;
  readonly hand: Hand;
  /** Chair of each position. */
  readonly chairs: readonly number[];
}

/** A table of the simulator: button, stacks, rebuys, and decks that follow from the seed. */
export class Table {
  readonly #options: TableOptions;
  #stacks: readonly number[];
  #nextIndex: number;

  constructor(options: TableOptions) {
    const { players, stakes, buyIn } = options;
    if (players.length < 2 || players.length > 10) {
      throw new RangeError(`A table has 2 to 10 seats, not ${players.length}`);
    }
    if (buyIn < stakes.bigBlind + (stakes.ante ?? 0)) {
      throw new RangeError(`A buy-in of ${buyIn} does not cover the forced bets`);
    }
    this.#options = options;
    this.#stacks = options.stacks ?? players.map(() => buyIn);
    this.#nextIndex = options.nextIndex ?? 0;
  }

  get nextIndex(): number {
    return this.#nextIndex;
  }

  /** By chair, before the next hand. */
  get stacks(): readonly number[] {
    return this.#stacks;
  }

  /** The id that the next hand will have. */
  get nextHandId(): string {
    return `${this.#options.name}-${this.#nextIndex}`;
  }

  /**
   * Plays the next hand. A hand that fails leaves the table as it was.
   *
   * @throws PlayerFault
   */
  async playNext(): Promise<PlayedHand> {
    const { players, seed } = this.#options;
    const index = this.#nextIndex;
    const handId = this.nextHandId;
    const chairs = chairsByPosition(seatingAt(players.length, index));
    const stacks = this.#stacksOfNextHand();
    const hand = await playHand({
      handId,
      rules: this.#rules(inOrder(stacks, chairs)),
      deck: deckAt(seed, index),
      players: inOrder(players, chairs),
    });
    const finishing = hand.result().finishingStacks;
    this.#stacks = players.map((_, chair) => finishing[chairs.indexOf(chair)] ?? 0);
    this.#nextIndex = index + 1;
    return { index, handId, hand, chairs };
  }

  #stacksOfNextHand(): readonly number[] {
    const { stackPolicy, buyIn, stakes, players } = this.#options;
    if (stackPolicy === 'reset') return players.map(() => buyIn);
    const least = stakes.bigBlind + (stakes.ante ?? 0);
    return this.#stacks.map((stack) => (stack < least ? buyIn : stack));
  }

  #rules(startingStacks: readonly number[]): HandRules {
    const { stakes } = this.#options;
    return {
      startingStacks,
      blinds: blindsByPosition(stakes, startingStacks.length),
      antes: startingStacks.map(() => stakes.ante ?? 0),
      minimumBet: stakes.bigBlind,
    };
  }
}

function inOrder<T>(byChair: readonly T[], chairs: readonly number[]): T[] {
  return chairs.map((chair) => byChair[chair] as T);
}
