import { decimalPlaces, scaleDecimal, unscaleDecimal } from '../decimal.ts';
import type { HandHistory } from '../hand-history.ts';
import { HistoryError, type HistoryFailure, toFailure } from '../history-error.ts';
import { requirePlayable } from '../require-playable.ts';
import { type AcpcGame, findGame, type GameDefinition, readDefinition } from './acpc-game.ts';
import { acpcRules } from './acpc-rules.ts';
import { acpcSteps } from './acpc-steps.ts';

/**
 * Reads the log of an ACPC dealer: one `STATE:hand:betting:cards:results:players` a line, in the order of positions;
 * `#` lines are comments, `SCORE` lines totals. Pots that do not divide are paid in fractions.
 */
export function* readAcpc(text: string, fileName: string): Generator<HandHistory | HistoryFailure> {
  const lines = text.split(/\r?\n/);
  const definition = readDefinition(lines.filter((line) => line.startsWith('#')));
  for (const [index, content] of lines.entries()) {
    if (content === '' || content.startsWith('#') || content.startsWith('SCORE:')) continue;
    const hand = /^STATE:(\d+):/.exec(content)?.[1];
    const source = { content, line: index + 1, file: fileName, definition };
    try {
      yield readState(source);
    } catch (error) {
      yield toFailure(error, { file: fileName, hand });
    }
  }
}

interface StateLine {
  readonly content: string;
  readonly line: number;
  readonly file: string;
  readonly definition: GameDefinition;
}

function readState({ content, line, file, definition }: StateLine): HandHistory {
  const place = { line };
  const [kind, hand = '', betting = '', cards = '', results = '', players, ...rest] =
    content.split(':');
  if (kind !== 'STATE' || players === undefined || rest.length > 0 || !/^\d+$/.test(hand)) {
    throw new HistoryError(
      'HISTORY_SYNTAX',
      'Expected `STATE:hand:betting:cards:results:players`',
      place,
    );
  }
  const names = players.split('|');
  const game = findGame(definition, { players: names.length, place });
  const rules = acpcRules(game);
  requirePlayable(rules, place);
  const steps = acpcSteps({ betting, cards }, { line, biggestBlind: rules.minimumBet });
  return {
    file,
    line,
    hand,
    rules,
    places: 0,
    steps,
    players: names,
    finishingStacks: addResults(game, results.split('|'), place),
    resultLine: line,
    fields: [
      {
        key: 'hand',
        line,
        value: { kind: 'integer', text: String(Number(hand)), line, column: 1 },
      },
    ],
  };
}

function addResults(
  game: AcpcGame,
  results: readonly string[],
  place: { readonly line: number },
): string[] {
  const places = Math.max(...results.map(decimalPlaces));
  const stacks = results.map((result, seat) => {
    const net = scaleDecimal(result, places);
    const stack = (game.stacks[seat] ?? 0) * 10 ** places;
    return net === undefined ? undefined : unscaleDecimal(stack + net, places);
  });
  if (results.length !== game.stacks.length || stacks.includes(undefined)) {
    throw new HistoryError(
      'HISTORY_SYNTAX',
      `Expected ${game.stacks.length} results, one a player, not \`${results.join('|')}\``,
      place,
    );
  }
  return stacks.filter((stack) => stack !== undefined);
}
