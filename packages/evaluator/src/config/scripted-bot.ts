import { type BotConfig, botConfig } from '@poker-bot/shared/config/bot-config';
import type { OpponentConfig } from '@poker-bot/shared/config/opponent-config';
import { opponentOf } from '../opponents/opponent-of.ts';
import { loadOpponent } from './load-opponents.ts';

/** The bot that plays like a scripted opponent, under its name. */
export function scriptedBot(opponent: OpponentConfig): BotConfig {
  const { name, description } = opponent;
  return botConfig.parse({ name, description, advisors: [{ type: 'scripted', name, opponent }] });
}

/**
 * A bot with its scripts in the place of their names: a run is made by its manifest alone.
 *
 * @param folder of the scripted opponents
 * @throws PokerbotError `OPPONENT_UNKNOWN`, `CONFIG_INVALID`, and what `readConfig` throws
 */
export function withScripts(bot: BotConfig, folder: string): BotConfig {
  const advisors = bot.advisors.map((advisor) => {
    if (advisor.type !== 'scripted') return advisor;
    const { opponent: given } = advisor;
    const opponent = typeof given === 'string' ? loadOpponent(folder, given) : given;
    // What cannot be played must not leave a run behind.
    opponentOf(opponent);
    return { ...advisor, opponent };
  });
  return { ...bot, advisors };
}
