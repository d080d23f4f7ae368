import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { Random } from '@poker-bot/poker/random/random';
import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import { botModel } from '../variance-reduction/bot-model.ts';
import type { ByHolding } from './belief.ts';
import { hearsHeuristicAlone } from './belief-kind.ts';
import { exactStrategy } from './exact-strategy.ts';
import { ModelledHand } from './modelled-hand.ts';

/** What a bot does in the spots of one hand, with every holding that it could have. */
export interface HandStrategy {
  /**
   * How likely each holding of the player in turn does what was done. Zero for holdings with a card of the board.
   * @param observation of the bot's spot, whatever cards it is made with
   */
  chances(action: Action, observation: Observation): ByHolding;
}

export interface BotStrategy {
  /** @param random a stream of the one who asks */
  inHand(random: Random): HandStrategy;
}

/**
 * How a bot plays, as far as it can be told without asking: exactly where its advisors play in this process, else by the models of
 * its advisors. The model of a script is the script.
 */
export function botStrategy(bot: BotConfig): BotStrategy {
  if (hearsHeuristicAlone(bot)) return exactStrategy(bot);
  const model = botModel(bot);
  const asksBySuit = bot.advisors.some(({ type }) => type === 'scripted');
  return { inHand: (random) => new ModelledHand(model, random, { asksBySuit }) };
}
