import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Card } from '@poker-bot/poker/cards/card';
import { parseCards } from '@poker-bot/poker/cards/card';

const folder = path.resolve(import.meta.dirname, '../../../../../../shared/data/acpc');

/** Matches of the competition's own dealer are read where they lie, outside the project. */
export const givenMatchesMissing = existsSync(folder)
  ? ''
  : ' (skipped: `../shared/data/acpc` is not there)';

/** One line between dealer and player. */
export interface Said {
  readonly by: 'dealer' | 'player';
  readonly line: string;
}

export function givenLog(match: string): string[] {
  return readFileSync(path.join(folder, `${match}.log`), 'utf8')
    .trimEnd()
    .split('\n');
}

export function givenTranscript(match: string, player: number): Said[] {
  return readFileSync(path.join(folder, `${match}.p${player}.log`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => ({ by: line.startsWith('<') ? 'dealer' : 'player', line: line.slice(2) }));
}

/** The cards of the recorded hands, each a deck: those never seen are the ones left, in their order. */
export function givenDecks(match: string, seats: number): Card[][] {
  return givenLog(match)
    .filter((line) => line.startsWith('STATE:'))
    .map((line) => {
      const [, , , cards = ''] = line.split(':');
      const [holes = '', ...boards] = cards.split('/');
      const known = parseCards(holes.replaceAll('|', '') + boards.join(''));
      const rest = Array.from({ length: 52 }, (_, card) => card).filter(
        (card) => !known.includes(card),
      );
      return [...known, ...rest].slice(0, 2 * seats + 5);
    });
}
