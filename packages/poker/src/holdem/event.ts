import type { Card } from '../cards/card.ts';
import type { Action } from './action.ts';
import type { Street } from './street.ts';

/** A player's move as it happened; `amount` is the chips it added to the pot. */
export interface SeatAction {
  readonly seat: number;
  readonly street: Street;
  readonly action: Action;
  readonly amount: number;
}

/** Everything that changes a hand, in order. `return` gives an uncalled bet back; `award` pays a share of one pot. */
export type HandEvent =
  | {
      readonly type: 'ante' | 'blind' | 'dead-blind';
      readonly seat: number;
      readonly amount: number;
    }
  | { readonly type: 'hole'; readonly seat: number; readonly cards: readonly Card[] }
  | ({ readonly type: 'action' } & SeatAction)
  | { readonly type: 'return'; readonly seat: number; readonly amount: number }
  | { readonly type: 'board'; readonly street: Street; readonly cards: readonly Card[] }
  | { readonly type: 'show'; readonly seat: number; readonly cards: readonly Card[] }
  | { readonly type: 'muck'; readonly seat: number }
  | {
      readonly type: 'award';
      readonly seat: number;
      readonly pot: number;
      readonly amount: number;
    };
