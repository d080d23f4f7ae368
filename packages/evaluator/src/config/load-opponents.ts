import { join } from 'node:path';
import { type OpponentConfig, opponentConfig } from '@poker-bot/shared/config/opponent-config';
import { readConfig } from '@poker-bot/shared/config/read-config';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { namesIn } from './names-in.ts';

const extension = '.json';

/**
 * Reads the opponents of the given names, each once.
 * @throws PokerbotError `OPPONENT_UNKNOWN` listing those there are, and what `readConfig` throws
 */
export function loadOpponents(folder: string, names: readonly string[]): OpponentConfig[] {
  requireOpponents(folder, names);
  return [...new Set(names)].map((name) => readOpponent(folder, name));
}

/** @throws PokerbotError `OPPONENT_UNKNOWN` listing those there are, and what `readConfig` throws */
export function loadOpponent(folder: string, name: string): OpponentConfig {
  requireOpponents(folder, [name]);
  return readOpponent(folder, name);
}

/**
 * @param askedBy begins the message, where it is not the field of a run that names them
 * @throws PokerbotError `OPPONENT_UNKNOWN` listing those there are, `CONFIG_UNREADABLE`
 */
export function requireOpponents(folder: string, names: readonly string[], askedBy = ''): void {
  const known = opponentNames(folder);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw unknownOpponent(unknown, { folder, known, askedBy });
}

function readOpponent(folder: string, name: string): OpponentConfig {
  const path = join(folder, `${name}${extension}`);
  const config = readConfig(path, opponentConfig);
  if (config.name === name) return config;
  throw new PokerbotError('CONFIG_INVALID', {
    message: `\`${path}\` names its opponent \`${config.name}\`; the name has to be that of the file`,
    details: { path, name: config.name },
  });
}

/** @throws PokerbotError `CONFIG_UNREADABLE` */
function opponentNames(folder: string): string[] {
  try {
    return namesIn(folder, extension);
  } catch (cause) {
    throw new PokerbotError('CONFIG_UNREADABLE', {
      message: `The folder of opponents \`${folder}\` cannot be read: ${(cause as Error).message}`,
      details: { folder },
      cause,
    });
  }
}

function unknownOpponent(
  name: string,
  { folder, known, askedBy }: { folder: string; known: readonly string[]; askedBy: string },
): PokerbotError {
  const list = known.map((each) => `\`${each}\``).join(', ') || 'none';
  const file = join(folder, `${name}${extension}`);
  return new PokerbotError('OPPONENT_UNKNOWN', {
    message: `${askedBy}There is no opponent \`${name}\` in \`${folder}\``,
    next: [`Choose one of ${list}${/^[\w-]+$/.test(name) ? `, or write \`${file}\`` : ''}`],
    details: { name, known },
  });
}
