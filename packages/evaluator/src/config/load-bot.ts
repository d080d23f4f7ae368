import { dirname, join, resolve } from 'node:path';
import { type BotConfig, botConfig } from '@poker-bot/shared/config/bot-config';
import { opponentConfig } from '@poker-bot/shared/config/opponent-config';
import { readConfig } from '@poker-bot/shared/config/read-config';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { z } from 'zod';
import type { SuiteContext } from '../suites/suite-context.ts';
import { loadOpponent } from './load-opponents.ts';
import { namesIn } from './names-in.ts';
import { scriptedBot, withScripts } from './scripted-bot.ts';

const extension = '.bot.json';

type Place = Pick<SuiteContext, 'paths' | 'workingDirectory'>;

/**
 * The configuration of a bot: that of the stack, or another by the name of its file in the same folder, or by a path. The name of a
 * scripted opponent that no bot has names a bot that plays like it, and so does the path of its file.
 *
 * @throws PokerbotError `BOT_UNKNOWN` listing bots and opponents, `OPPONENT_UNKNOWN` for a script that the bot names, and what
 * `readConfig` throws
 */
export function loadBot(bot: string | undefined, place: Place): BotConfig {
  return withScripts(readBot(bot, place), place.paths.opponents);
}

function readBot(bot: string | undefined, { paths, workingDirectory }: Place): BotConfig {
  if (bot === undefined) return readConfig(paths.botConfig, botConfig);
  if (isBotFile(bot)) return readFile(resolve(workingDirectory, bot));
  const folder = dirname(paths.botConfig);
  const known = namesIfAny(folder, extension);
  if (known.includes(bot)) return readConfig(join(folder, `${bot}${extension}`), botConfig);
  const opponents = namesIfAny(paths.opponents, '.json');
  if (opponents.includes(bot)) return scriptedBot(loadOpponent(paths.opponents, bot));
  throw new PokerbotError('BOT_UNKNOWN', {
    message: `There is no bot \`${bot}\` in \`${folder}\`, and no opponent of that name in \`${paths.opponents}\``,
    next: [
      `Choose one of ${listed(known)}, an opponent, ${listed(opponents)}, or give the path of a file`,
    ],
    details: { name: bot, known, opponents },
  });
}

/** Of a bot, or of a scripted opponent, which tells itself by its `kind`. */
function readFile(path: string): BotConfig {
  const script = opponentConfig.safeParse(readConfig(path, z.unknown()));
  return script.success ? scriptedBot(script.data) : readConfig(path, botConfig);
}

/** What cannot be listed has no names; the message says where was looked. */
function namesIfAny(folder: string, end: string): string[] {
  try {
    return namesIn(folder, end);
  } catch {
    return [];
  }
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ') || 'none';
}

/** Whether a bot is named by its file: what holds a folder or the end of one is no name. */
export function isBotFile(bot: string): boolean {
  return /[\\/]/.test(bot) || bot.endsWith('.json');
}
