import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  parseGameDefinition,
  standardGame,
} from '@poker-bot/executor/acpc/protocol/game-definition';
import type { AcpcGame } from '@poker-bot/poker/history/acpc/acpc-game';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

const mostSeats = 10;

/** Of every table that is dealt, by the names of their definition files. */
const knownGames = Array.from({ length: mostSeats - 1 }, (_, at) => standardGame(at + 2));

/**
 * The game that is asked for.
 * @throws PokerbotError `USAGE`, `CONFIG_UNREADABLE`, `ACPC_GAME_INVALID`
 */
export function gameOf({
  game: asked,
  seats,
}: {
  readonly game?: string | undefined;
  readonly seats?: number | undefined;
}): AcpcGame {
  if (asked === undefined) return standardGame(seats ?? 2);
  const game = gameNamed(asked);
  if (seats === undefined || game.stacks.length === seats) return game;
  throw new PokerbotError('USAGE', {
    message: `\`--seats\` is ${seats}, and the game \`${game.name}\` is for ${game.stacks.length}`,
    next: ['Leave out `--seats`'],
  });
}

/** A file before a name: somebody may have a definition of their own by that name. */
function gameNamed(asked: string): AcpcGame {
  const text = readIfAny(asked);
  if (text !== undefined) return parseGameDefinition(text, basename(asked).replaceAll(/\s/g, '_'));
  const known = knownGames.find(({ name }) => name === asked);
  if (known !== undefined) return known;
  throw new PokerbotError('USAGE', {
    message: `\`--game\` is \`${asked}\`, which is neither a file nor a game that is known`,
    next: [
      `Use one of ${knownGames.map(({ name }) => `\`${name}\``).join(', ')}`,
      'Or the path of a game definition of the ACPC',
    ],
    details: { flag: 'game', value: asked, known: knownGames.map(({ name }) => name) },
  });
}

function readIfAny(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new PokerbotError('CONFIG_UNREADABLE', {
      message: `\`${path}\` cannot be read: ${(cause as Error).message}`,
      details: { path },
      cause,
    });
  }
}
