import type { AcpcGame } from '@poker-bot/poker/history/acpc/acpc-game';
import { acpcRules } from '@poker-bot/poker/history/acpc/acpc-rules';
import { acpcSteps } from '@poker-bot/poker/history/acpc/acpc-steps';
import { HistoryError } from '@poker-bot/poker/history/history-error';
import { replay } from '@poker-bot/poker/history/replay';
import type { Hand } from '@poker-bot/poker/holdem/hand';

/** A hand of a match's log, played again to its end; undefined where the line does not tell one. @param line `STATE:…` */
export function loggedHand(line: string, game: AcpcGame): Hand | undefined {
  const [, , betting = '', cards = ''] = line.split(':');
  const rules = acpcRules(game);
  try {
    const steps = acpcSteps({ betting, cards }, { line: 1, biggestBlind: rules.minimumBet });
    const place = { file: 'match.log', line: 1, hand: '', resultLine: 1 };
    const names = { players: undefined, finishingStacks: undefined };
    const { hand, ok } = replay({ ...place, ...names, rules, places: 0, steps, fields: [] });
    return ok && hand.awaiting === 'over' ? hand : undefined;
  } catch (error) {
    if (error instanceof HistoryError) return undefined;
    throw error;
  }
}
