import type { DealtHand } from '@poker-bot/executor/acpc/protocol/match-books';
import type { Player } from '@poker-bot/executor/simulator/player';
import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { Bot, SeatedBot } from '../match/bot.ts';

export interface ServedBotOptions {
  /** As the log names it. */
  readonly name: string;
  readonly bot: Bot;
  /** Seed of its decisions in a hand. */
  handSeed(index: number): string;
}

/** Our bot at the dealer's table: seated anew for every hand, so that a hand depends on its seed alone. */
export class ServedBot implements Player {
  readonly name: string;
  readonly #options: ServedBotOptions;
  #seated: { readonly handId: string; readonly bot: SeatedBot } | undefined;

  constructor(options: ServedBotOptions) {
    this.name = options.name;
    this.#options = options;
  }

  act(observation: Observation): Action | Promise<Action> {
    return this.#seat(observation.handId).player.act(observation);
  }

  /** What it decided in a hand; nothing where it had no turn. */
  takeSeated({ index }: DealtHand): SeatedBot {
    const seated = this.#seat(String(index));
    this.#seated = undefined;
    return seated;
  }

  #seat(handId: string): SeatedBot {
    const { bot, handSeed } = this.#options;
    if (this.#seated?.handId !== handId) {
      this.#seated = { handId, bot: bot.seat(handSeed(Number(handId))) };
    }
    return this.#seated.bot;
  }
}
