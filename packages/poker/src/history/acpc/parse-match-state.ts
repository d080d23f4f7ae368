import type { HandHistory } from '../hand-history.ts';
import { HistoryError } from '../history-error.ts';
import type { AcpcGame } from './acpc-game.ts';
import { acpcRules } from './acpc-rules.ts';
import { acpcSteps } from './acpc-steps.ts';

/** A hand as the ACPC dealer shows it to one player; `replay` its history to get the hand as it stands. */
export interface MatchState {
  /** The player's seat. */
  readonly position: number;
  readonly history: HandHistory;
}

/**
 * Reads `MATCHSTATE:position:hand:betting:cards`, with only the cards that player sees.
 * @throws HistoryError HISTORY_SYNTAX
 */
export function parseMatchState(text: string, game: AcpcGame): MatchState {
  const parts = /^MATCHSTATE:(\d+):(\d+):([^:]*):([^:]*?)\r?\n?$/.exec(text);
  const position = Number(parts?.[1]);
  if (parts === null || position >= game.stacks.length) {
    throw new HistoryError(
      'HISTORY_SYNTAX',
      `Expected \`MATCHSTATE:position:hand:betting:cards\` for ${game.stacks.length} players`,
      { line: 1 },
    );
  }
  const [, , hand = '', betting = '', cards = ''] = parts;
  const rules = acpcRules(game);
  return {
    position,
    history: {
      file: '',
      line: 1,
      hand,
      rules,
      places: 0,
      steps: acpcSteps({ betting, cards }, { line: 1, biggestBlind: rules.minimumBet }),
      players: undefined,
      finishingStacks: undefined,
      resultLine: 1,
      fields: [],
    },
  };
}
