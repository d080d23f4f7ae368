import type { Card } from '../cards/card.ts';
import type { HandRules } from '../holdem/rules.ts';
import type { Place } from './history-error.ts';
import type { TomlEntry } from './toml/toml-value.ts';

/** A recorded card; undefined where the record does not know it. */
export type RecordedCard = Card | undefined;

/** One recorded move. Seats count from 0; an action without a seat is that of whoever is next to act. */
export type HistoryStep = Place & { readonly commentary?: string } & (
    | { readonly type: 'hole'; readonly seat: number; readonly cards: readonly RecordedCard[] }
    | { readonly type: 'board'; readonly cards: readonly Card[] }
    | { readonly type: 'fold' | 'check-or-call'; readonly seat: number | undefined }
    | { readonly type: 'raise'; readonly seat: number | undefined; readonly to: number }
    /** Cards are undefined where they are those already dealt. */
    | {
        readonly type: 'show';
        readonly seat: number;
        readonly cards: readonly RecordedCard[] | undefined;
      }
    | { readonly type: 'muck'; readonly seat: number }
    | { readonly type: 'note' }
  );

/** A hand as a file records it, read but not yet replayed. */
export interface HandHistory {
  readonly file: string;
  /** Where the hand begins. */
  readonly line: number;
  /** The hand's own number or name, else its place in the file. */
  readonly hand: string;
  /** Amounts are whole chips of 10 to the power of −`places` of the recorded unit. */
  readonly rules: HandRules;
  readonly places: number;
  readonly steps: readonly HistoryStep[];
  readonly players: readonly string[] | undefined;
  /** What each seat ended with, as recorded: decimal numbers in the recorded unit. */
  readonly finishingStacks: readonly string[] | undefined;
  /** What each seat collected from the pots, as recorded, in the same form. */
  readonly winnings?: readonly string[] | undefined;
  /** The line the result is recorded at: the stacks where both are, else the winnings. */
  readonly resultLine: number;
  /** Every other recorded field, in the order of the file. */
  readonly fields: readonly TomlEntry[];
}
