import { HistoryError, type Place } from '../history-error.ts';

/** What a match text leaves to the game definition: blinds and stacks by position. */
export interface AcpcGame {
  readonly name: string;
  readonly blinds: readonly number[];
  readonly stacks: readonly number[];
}

/** The no-limit games of the Annual Computer Poker Competition, by the names of their definition files. */
export const acpcGames: readonly AcpcGame[] = [
  {
    name: 'holdem.nolimit.2p.reverse_blinds.game',
    blinds: [100, 50],
    stacks: [20_000, 20_000],
  },
  {
    name: 'holdem.nolimit.3p.game',
    blinds: [50, 100, 0],
    stacks: [20_000, 20_000, 20_000],
  },
];

/** What the comments of a log tell of its game. */
export interface GameDefinition {
  /** The name of the game in the header. */
  readonly named: string | undefined;
  readonly blinds: readonly number[] | undefined;
  readonly stacks: readonly number[] | undefined;
}

/** Reads the header and the lines `# blind = …` and `# stack = …`. */
export function readDefinition(comments: readonly string[]): GameDefinition {
  return {
    named: /^# name\/game\/hands\/seed \S+ (\S+)/m.exec(comments.join('\n'))?.[1],
    blinds: define(comments, 'blind'),
    stacks: define(comments, 'stack'),
  };
}

/**
 * Finds the game a log was played by: the one its comments define, else the one its header names, else the
 * competition's one for that many players.
 * @throws HistoryError when there is none
 */
export function findGame(
  { named, blinds, stacks }: GameDefinition,
  hand: { readonly players: number; readonly place: Place },
): AcpcGame {
  const { players, place } = hand;
  const game =
    blinds !== undefined && stacks !== undefined
      ? { name: named ?? 'custom.game', blinds, stacks }
      : acpcGames.find(({ name, stacks: seats }) =>
          named === undefined ? seats.length === players : name === named,
        );
  if (game === undefined) {
    throw new HistoryError(
      'HISTORY_UNSUPPORTED',
      named === undefined
        ? `The log defines no game for ${players} players; add the lines \`# blind = …\` and \`# stack = …\``
        : `The game \`${named}\` is not known; add its \`# blind = …\` and \`# stack = …\` to the log`,
      place,
    );
  }
  if (game.stacks.length !== players || game.blinds.length !== players) {
    throw new HistoryError(
      'HISTORY_SYNTAX',
      `The hand has ${players} players and the game \`${game.name}\` ${game.stacks.length}`,
      place,
    );
  }
  return game;
}

function define(comments: readonly string[], key: string): number[] | undefined {
  const pattern = new RegExp(`^#\\s*${key}\\s*=\\s*(\\d+(?:\\s+\\d+)*)\\s*$`);
  for (const comment of comments) {
    const found = pattern.exec(comment)?.[1];
    if (found !== undefined) return found.split(/\s+/).map(Number);
  }
  return undefined;
}
