import type { Hand } from '../holdem/hand.ts';
import { decimalPlaces, scaleDecimal, unscaleDecimal } from './decimal.ts';
import type { HandHistory } from './hand-history.ts';
import { HistoryError } from './history-error.ts';

/**
 * Compares the stacks after the last recorded action, and what was collected from the pots, with what is recorded of
 * them: exactly where it is whole chips, else to the last place written.
 * @throws HistoryError HISTORY_RESULT_MISMATCH naming the first seat that differs
 */
export function compareResult(hand: Hand, history: HandHistory): void {
  const stacks = history.rules.startingStacks.map((_, seat) => hand.stack(seat));
  compare(history, { chips: stacks, recorded: history.finishingStacks, verb: 'ends with', hand });
  compare(history, { chips: collected(hand), recorded: history.winnings, verb: 'wins', hand });
}

/** Chips each seat has from the pots: nothing while the hand is being played. */
function collected(hand: Hand): number[] {
  const chips = new Array<number>(hand.seats).fill(0);
  for (const { winners } of hand.awaiting === 'over' ? hand.result().pots : []) {
    for (const { seat, amount } of winners) chips[seat] = (chips[seat] ?? 0) + amount;
  }
  return chips;
}

interface Claim {
  /** By seat, as replayed. */
  readonly chips: readonly number[];
  readonly recorded: readonly string[] | undefined;
  readonly verb: string;
  readonly hand: Hand;
}

function compare({ places, resultLine }: HandHistory, claim: Claim): void {
  const { recorded = [], verb, hand } = claim;
  const written = Math.max(...recorded.map(decimalPlaces));
  for (const [seat, amount] of recorded.entries()) {
    const chips = claim.chips[seat] ?? 0;
    if (isSame({ chips, recorded: amount, places, written })) continue;
    const state = hand.awaiting === 'over' ? '' : `, with the hand still awaiting ${hand.awaiting}`;
    throw new HistoryError(
      'HISTORY_RESULT_MISMATCH',
      `p${seat + 1} ${verb} ${unscaleDecimal(chips, places)}${state}; the record says ${amount}`,
      { line: resultLine },
    );
  }
}

interface Comparison {
  readonly chips: number;
  readonly recorded: string;
  readonly places: number;
  /** Places after the point the record is written to. */
  readonly written: number;
}

function isSame({ chips, recorded, places, written }: Comparison): boolean {
  const exact = scaleDecimal(recorded, places);
  if (written <= places) return exact === chips;
  if (exact !== undefined && exact === chips) return true;
  const expected = Number(recorded) * 10 ** places;
  // Half of the last written place, or what a double can hold of such a number, where it is written to that.
  const tolerance = Math.max(0.5 * 10 ** (places - written), Math.abs(expected) * 2 ** -50);
  return Math.abs(chips - expected) <= tolerance * (1 + 2 ** -20);
}
