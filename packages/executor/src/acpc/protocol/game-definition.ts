import { type AcpcGame, acpcGames } from '@poker-bot/poker/history/acpc/acpc-game';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

/** The competition's game for so many players; from four on blinds 50/100 and stacks of 20,000 as at three. */
export function standardGame(seats: number): AcpcGame {
  const known = acpcGames.find(({ stacks }) => stacks.length === seats);
  if (known !== undefined) return known;
  const blinds = Array.from({ length: seats }, (_, seat) => [50, 100][seat] ?? 0);
  return {
    name: `holdem.nolimit.${seats}p.game`,
    blinds,
    stacks: blinds.map(() => 20_000),
  };
}

/**
 * Reads a game definition file of the competition (`GAMEDEF` … `END GAMEDEF`). Games whose rules differ from those played
 * here are refused: other betting, other decks, stacks that are not equal (short all-ins reopen the betting there).
 *
 * @param name of the game, as it stands in logs
 * @throws PokerbotError `ACPC_GAME_INVALID`
 */
export function parseGameDefinition(text: string, name: string): AcpcGame {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/#.*/, '').trim().toLowerCase());
  if (!lines.includes('gamedef') || !lines.includes('end gamedef')) {
    refuse(name, 'it does not stand between `GAMEDEF` and `END GAMEDEF`');
  }
  if (!lines.includes('nolimit')) refuse(name, 'it is not `nolimit`');
  const fields = new Map(lines.flatMap(fieldOf));
  const seats = fields.get('numplayers')?.[0] ?? 0;
  if (!(seats >= 2 && seats <= 10)) refuse(name, '`numPlayers` is not from 2 to 10');
  const blinds = amounts(fields, { key: 'blind', seats, name });
  const stacks = amounts(fields, { key: 'stack', seats, name });
  for (const [key, expected] of fixedFields(blinds)) {
    const found = fields.get(key.toLowerCase());
    if (found !== undefined && found.join(' ') !== expected) {
      refuse(name, `\`${key}\` is \`${found.join(' ')}\`, and only \`${expected}\` is played`);
    }
  }
  if (new Set(stacks).size > 1) refuse(name, 'its stacks are not equal');
  const largest = Math.max(...blinds);
  if (largest < 1) refuse(name, 'it has no blinds');
  if (largest > (stacks[0] ?? 0)) refuse(name, 'its stacks do not cover the blinds');
  return { name, blinds, stacks };
}

type Fields = ReadonlyMap<string, readonly number[]>;

function fieldOf(line: string): [string, number[]][] {
  const parts = /^(\w+)\s*=\s*(\d+(?:\s+\d+)*)$/.exec(line);
  return parts === null ? [] : [[parts[1] ?? '', (parts[2] ?? '').split(/\s+/).map(Number)]];
}

/** What makes a definition hold'em with the turns in their usual order. */
function fixedFields(blinds: readonly number[]): [string, string][] {
  const first = ((blinds.indexOf(Math.max(...blinds)) + 1) % blinds.length) + 1;
  return [
    ['numRounds', '4'],
    ['firstPlayer', `${first} 1 1 1`],
    ['numSuits', '4'],
    ['numRanks', '13'],
    ['numHoleCards', '2'],
    ['numBoardCards', '0 3 1 1'],
  ];
}

function amounts(
  fields: Fields,
  { key, seats, name }: { readonly key: string; readonly seats: number; readonly name: string },
): readonly number[] {
  const found = fields.get(key);
  if (found?.length === seats && found.every(Number.isSafeInteger)) return found;
  return refuse(name, `\`${key}\` does not name ${seats} amounts`);
}

function refuse(name: string, reason: string): never {
  throw new PokerbotError('ACPC_GAME_INVALID', {
    message: `The game \`${name}\` cannot be played: ${reason}`,
    details: { game: name },
  });
}
