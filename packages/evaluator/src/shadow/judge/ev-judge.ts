import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';

export interface JudgedSpot {
  readonly observation: Observation;
  readonly actions: readonly Action[];
  /** Same spot, same seed, same judgement. */
  readonly seed: string;
}

/** What one action is worth to the player in turn, in big blinds from here on: folding is worth 0. */
export interface ActionValue {
  readonly action: Action;
  readonly ev: number;
  /** How the judge comes to it, in one sentence. */
  readonly why: string;
}

/** Says what actions are worth: the heuristic here, a solver where there is one. */
export interface EvJudge {
  readonly name: string;
  /** What its figures have to be labelled with. */
  readonly label: string;
  judge(spot: JudgedSpot): Promise<readonly ActionValue[]>;
}
