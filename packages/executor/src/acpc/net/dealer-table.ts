import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { DealerAddress } from '../../mode/check-mode.ts';
import type { Player } from '../../simulator/player.ts';
import type { PlayedHand } from '../../simulator/table.ts';
import type { FollowedHand } from '../protocol/follow-match.ts';
import { standardGame } from '../protocol/game-definition.ts';
import { joinMatch } from './join-match.ts';

export interface DealerTableOptions {
  /** Hands are called `<name>-<index>`. */
  readonly name: string;
  readonly dealer: DealerAddress;
  /** Players at the table: the competition's game for so many is played. */
  readonly seats: number;
  /** Sits in chair 0. */
  readonly player: Player;
  /** Number of the next hand; the dealer has numbers of its own. */
  readonly nextIndex: number;
  /** Leaves the table at once, also in the middle of a hand. */
  readonly signal: AbortSignal;
}

interface Waiter {
  resolve(hand: PlayedHand | undefined): void;
  reject(error: unknown): void;
}

/**
 * A table at somebody else's dealer, hand by hand. The dealer does not wait between hands; who does not ask for the next
 * one lets its own actions wait, and the dealer's time goes on.
 */
export class DealerTable {
  readonly #options: DealerTableOptions;
  readonly #leaving = new AbortController();
  /** Hands that ended without the player, one after the other. */
  readonly #finished: FollowedHand[] = [];
  #nextIndex: number;
  #joined: Promise<void> | undefined;
  #over: { readonly error: unknown } | undefined;
  #waiter: Waiter | undefined;
  #wake: (() => void) | undefined;

  constructor(options: DealerTableOptions) {
    this.#options = options;
    this.#nextIndex = options.nextIndex;
  }

  get nextIndex(): number {
    return this.#nextIndex;
  }

  /**
   * Waits for the end of the next hand. The first call connects.
   *
   * @returns undefined when the dealer has ended the match, or the table was left
   * @throws what `joinMatch` throws
   */
  async playNext(): Promise<PlayedHand | undefined> {
    this.#joined ??= this.#join();
    const finished = this.#finished.shift();
    if (finished !== undefined) return this.#count(finished);
    if (this.#over?.error !== undefined) throw this.#over.error;
    if (this.#over !== undefined) return undefined;
    return await new Promise((resolve, reject) => {
      this.#waiter = { resolve, reject };
      this.#wake?.();
    });
  }

  /** Leaves the table; what is under way there is lost to the player. */
  async close(): Promise<void> {
    this.#leaving.abort();
    await this.#joined;
  }

  async #join(): Promise<void> {
    const { dealer, seats, player, signal } = this.#options;
    const act = async (observation: Observation): Promise<Action> => {
      await this.#asked();
      return await player.act(observation);
    };
    try {
      await joinMatch({
        ...dealer,
        game: standardGame(seats),
        player: { name: player.name, act },
        signal: AbortSignal.any([signal, this.#leaving.signal]),
        onHand: (followed) => this.#finish(followed),
      });
      this.#end(undefined);
    } catch (error) {
      this.#end(isPokerbotError(error) && error.code === 'INTERRUPTED' ? undefined : error);
    }
  }

  /** Waits until a hand is asked for. */
  async #asked(): Promise<void> {
    if (this.#waiter !== undefined) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = undefined;
  }

  #finish(followed: FollowedHand): void {
    const waiter = this.#waiter;
    this.#waiter = undefined;
    if (waiter === undefined) this.#finished.push(followed);
    else waiter.resolve(this.#count(followed));
  }

  #end(error: unknown): void {
    this.#over = { error };
    const waiter = this.#waiter;
    this.#waiter = undefined;
    if (error === undefined) waiter?.resolve(undefined);
    else waiter?.reject(error);
  }

  #count({ hand, position }: FollowedHand): PlayedHand {
    const { name, seats } = this.#options;
    const index = this.#nextIndex;
    this.#nextIndex += 1;
    const chairs = Array.from({ length: seats }, (_, at) => (at - position + seats) % seats);
    return { index, handId: `${name}-${index}`, hand, chairs };
  }
}
