import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Opponent } from '../opponents/scripted-player.ts';
import { botStrategy } from './bot-strategy.ts';
import type { LbrConfig } from './lbr-config.ts';
import { LbrPlayer } from './lbr-player.ts';

/**
 * A local best response as an opponent of a run.
 * @throws PokerbotError `LBR_UNSUPPORTED` where it does not play one bot, heads-up
 */
export function lbrOpponent(
  config: LbrConfig,
  {
    bot,
    opponents,
  }: { readonly bot: BotConfig | undefined; readonly opponents: readonly string[] },
): Opponent {
  if (bot === undefined || opponents.length !== 1) {
    throw new PokerbotError('LBR_UNSUPPORTED', {
      message: `\`${config.name}\` is the best response to one bot, heads-up: it cannot sit in a field or play two bots`,
      details: { opponents },
    });
  }
  const strategy = botStrategy(bot);
  return { seat: ({ random }) => new LbrPlayer(config, { strategy, random }) };
}
