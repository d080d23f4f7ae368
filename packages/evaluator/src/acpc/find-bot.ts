import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type BotConfig, botConfig } from '@poker-bot/shared/config/bot-config';
import { readConfig } from '@poker-bot/shared/config/read-config';

/**
 * Reads a bot by its path, or by the name of a file `NAME.bot.json` beside the workspace's own.
 * @throws PokerbotError `CONFIG_UNREADABLE`, `CONFIG_SYNTAX`, `CONFIG_INVALID`
 */
export function findBot(
  bot: string,
  places: { readonly workingDirectory: string; readonly botConfig: string },
): BotConfig {
  const path = resolve(places.workingDirectory, bot);
  const named = join(dirname(places.botConfig), `${bot}.bot.json`);
  return readConfig(/[\\/]|\.json$/.test(bot) || !existsSync(named) ? path : named, botConfig);
}
