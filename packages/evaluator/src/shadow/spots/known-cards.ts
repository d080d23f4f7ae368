import type { HandHistory, HistoryStep } from '@poker-bot/poker/history/hand-history';
import { areKnown } from '@poker-bot/poker/history/recorded-cards';

/**
 * The steps of a hand, with cards that were dealt face down and shown later known from the deal on: their player saw them
 * all along.
 */
export function withShownCards({ steps }: HandHistory): readonly HistoryStep[] {
  const shown = new Map<number, Extract<HistoryStep, { type: 'show' }>['cards']>();
  for (const step of steps) {
    if (step.type !== 'show' || step.cards === undefined || !areKnown(step.cards)) continue;
    shown.set(step.seat, step.cards);
  }
  return steps.map((step) => {
    if (step.type !== 'hole' || areKnown(step.cards)) return step;
    const cards = shown.get(step.seat);
    return cards === undefined ? step : { ...step, cards };
  });
}
