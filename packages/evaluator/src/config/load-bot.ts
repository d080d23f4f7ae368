import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type BotConfig, botConfig } from '@poker-bot/shared/config/bot-config';
import { readConfig } from '@poker-bot/shared/config/read-config';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { SuiteContext } from '../suites/suite-context.ts';

const extension = '.bot.json';

/**
 * The configuration of a bot: that of the stack, or another by the name of its file in the same folder, or by a path.
 *
 * @throws PokerbotError `BOT_UNKNOWN`, and what `readConfig` throws
 */
export function loadBot(
  bot: string | undefined,
  { paths, workingDirectory }: Pick<SuiteContext, 'paths' | 'workingDirectory'>,
): BotConfig {
  if (bot === undefined) return readConfig(paths.botConfig, botConfig);
  if (isBotFile(bot)) return readConfig(resolve(workingDirectory, bot), botConfig);
  const folder = dirname(paths.botConfig);
  const known = botNames(folder);
  if (known.includes(bot)) return readConfig(join(folder, `${bot}${extension}`), botConfig);
  throw new PokerbotError('BOT_UNKNOWN', {
    message: `There is no bot \`${bot}\` in \`${folder}\``,
    next: [
      `Choose one of ${known.map((name) => `\`${name}\``).join(', ') || 'none'}, or give the path of a file`,
    ],
    details: { name: bot, known },
  });
}

function botNames(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith(extension))
      .map((file) => file.slice(0, -extension.length))
      .sort();
  } catch {
    // What cannot be listed has no names; the message says where was looked.
    return [];
  }
}

/** Whether a bot is named by its file: what holds a folder or the end of one is no name. */
export function isBotFile(bot: string): boolean {
  return /[\\/]/.test(bot) || bot.endsWith('.json');
}
