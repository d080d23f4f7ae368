import { heuristicDistribution } from '@poker-bot/orchestrator/advisors/heuristic-strategy';
import type { ActionProbability } from '@poker-bot/orchestrator/decision/advisor';
import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import { comboCount } from '@poker-bot/poker/ranges/combo';
import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { ByHolding } from './belief.ts';

/** What a bot does in a spot with a holding of some equity against any two cards. */
export type BotStrategy = (
  observation: Observation,
  equity: number,
) => readonly ActionProbability[];

/**
 * The strategy of a bot in every spot with every holding.
 * @throws PokerbotError `LBR_UNSUPPORTED` where it depends on services: they would be asked for 1,326 holdings at every decision
 */
export function botStrategy(bot: BotConfig): BotStrategy {
  const asking = bot.advisors.find(({ type }) => type !== 'heuristic');
  if (asking !== undefined) {
    throw new PokerbotError('LBR_UNSUPPORTED', {
      message: `Bot \`${bot.name}\` asks \`${asking.name}\`, which would have to be asked for all 1,326 holdings at every decision`,
      details: { bot: bot.name, advisor: asking.name },
    });
  }
  return bot.decision.selection === 'sample' ? heuristicDistribution : likeliest;
}

/** The bot takes the likeliest action, as `best` does. */
function likeliest(observation: Observation, equity: number): readonly ActionProbability[] {
  const distribution = heuristicDistribution(observation, equity);
  const best = distribution.toSorted((one, other) => other.probability - one.probability)[0];
  return best === undefined ? [] : [{ action: best.action, probability: 1 }];
}

/**
 * How likely each holding does a kind of action. Sizes of raises are not told apart: the heuristic has one in each spot.
 * @param observation of the bot's spot, whatever cards it is made with
 */
export function chancesOf(
  type: Action['type'],
  {
    observation,
    equities,
    strategy,
  }: {
    readonly observation: Observation;
    readonly equities: ByHolding;
    readonly strategy: BotStrategy;
  },
): Float64Array {
  const chances = new Float64Array(comboCount);
  for (let index = 0; index < comboCount; index += 1) {
    let chance = 0;
    for (const { action, probability } of strategy(observation, equities[index] ?? 0)) {
      if (action.type === type) chance += probability;
    }
    chances[index] = chance;
  }
  return chances;
}
