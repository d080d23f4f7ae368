/**
 * The domain's words for what travels, declared by shape because the wire depends on nothing: the rules' own types
 * are assignable both ways.
 */
export type TableStreet = 'preflop' | 'flop' | 'turn' | 'river';

export type TableAction =
  | { readonly type: 'fold' }
  | { readonly type: 'check' }
  | { readonly type: 'call' }
  | { readonly type: 'raise'; readonly to: number };

export interface TableSeatAction {
  readonly seat: number;
  readonly street: TableStreet;
  readonly action: TableAction;
  readonly amount: number;
}

export interface TableLegalActions {
  readonly seat: number;
  readonly fold: boolean;
  readonly check: boolean;
  readonly call: number | undefined;
  readonly raise: { readonly min: number; readonly max: number } | undefined;
}

/** One seat's view of a hand. */
export interface TableObservation {
  readonly handId: string;
  readonly seat: number;
  readonly seats: number;
  readonly street: TableStreet;
  readonly hole: readonly number[];
  readonly board: readonly number[];
  readonly stacks: readonly number[];
  readonly startingStacks: readonly number[];
  readonly bets: readonly number[];
  readonly contributed: readonly number[];
  readonly folded: readonly boolean[];
  readonly pot: number;
  readonly blinds: readonly number[];
  readonly antes: readonly number[];
  readonly minimumBet: number;
  readonly actions: readonly TableSeatAction[];
  readonly legal: TableLegalActions;
}

export interface TableActionProbability {
  readonly action: TableAction;
  readonly probability: number;
}
