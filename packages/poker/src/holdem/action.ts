/** What a player may do in turn. `to` is the player's total bet of the current street after the raise, in chips. */
export type Action =
  | { readonly type: 'fold' }
  | { readonly type: 'check' }
  | { readonly type: 'call' }
  | { readonly type: 'raise'; readonly to: number };

/** Everything the actor may do; an action is legal exactly when `Hand.can` accepts it. */
export interface LegalActions {
  readonly seat: number;
  /** True for the actor in every spot: a fold in turn is binding even where checking is free (TDA rules 2024, 58). */
  readonly fold: boolean;
  readonly check: boolean;
  /** Chips to add, at most the stack; undefined where there is nothing to call. */
  readonly call: number | undefined;
  /** Bounds of the raise-to amount, inclusive; both are the all-in amount where only an all-in is left. */
  readonly raise: { readonly min: number; readonly max: number } | undefined;
}

export type IllegalActionCode =
  | 'NOT_YOUR_TURN'
  | 'CHECK_FACING_BET'
  | 'NOTHING_TO_CALL'
  | 'RAISE_NOT_WHOLE'
  | 'RAISE_BELOW_MINIMUM'
  | 'RAISE_ABOVE_STACK'
  | 'RAISE_NOT_REOPENED'
  | 'RAISE_UNANSWERABLE'
  | 'STACK_ONLY_CALLS'
  | 'CARDS_NOT_AWAITED'
  | 'CARDS_WRONG_COUNT'
  | 'CARD_INVALID'
  | 'CARD_DUPLICATE'
  | 'SHOWDOWN_NOT_AWAITED'
  | 'SHOWDOWN_DONE'
  | 'SHOWDOWN_UNKNOWN_CARDS';

/** Refuses a move by a player or the dealer; the hand is as it was before. */
export class IllegalAction extends Error {
  readonly code: IllegalActionCode;

  constructor(code: IllegalActionCode, message: string) {
    super(message);
    this.name = 'IllegalAction';
    this.code = code;
  }
}
