import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { HandRules } from '@poker-bot/poker/holdem/rules';
import type { ActionShare } from '../opponents/action-share.ts';
import type { BettingPoint } from './betting-point.ts';
import { branchesOf, branchOf } from './branch.ts';
import { luckOfCards } from './card-luck.ts';
import type { DealKnowledge } from './deal-knowledge.ts';
import type { DrawnStep } from './luck.ts';
import type { PlayTree } from './play-tree.ts';

/** Raises of a spread that a draw is divided into. */
const drawnStrata = 4;

/** A hand as it was played. */
export interface PlayedHand {
  readonly rules: HandRules;
  readonly actions: readonly Action[];
  /** Seat of the player whose luck it is. */
  readonly seat: 0 | 1;
  /** What the player in turn could have done; undefined where the probabilities are not known. */
  strategy(observation: Observation): readonly ActionShare[] | undefined;
}

export interface Judging {
  /** Of the player's seat. */
  readonly tree: PlayTree;
  readonly deal: DealKnowledge;
}

/** Draws of a hand whose probabilities are known, by what was drawn. */
export interface DrawnSteps {
  readonly board: readonly DrawnStep[];
  readonly own: readonly DrawnStep[];
  readonly opponent: readonly DrawnStep[];
}

/** The board cards and the actions of a played hand. */
export function drawnSteps(played: PlayedHand, judging: Judging): DrawnSteps {
  const { rules, actions, seat } = played;
  const { deal, tree } = judging;
  let point = tree.start(rules);
  const steps = { board: [] as DrawnStep[], own: [] as DrawnStep[], opponent: [] as DrawnStep[] };
  for (const action of actions) {
    steps.board.push({ expected: 0, happened: luckOfCards(point.toCome, deal, seat) });
    const step = actionStep(point, { action, played, judging });
    if (step !== undefined) steps[point.actor === seat ? 'own' : 'opponent'].push(step);
    point = point.happened(action);
  }
  steps.board.push({ expected: 0, happened: luckOfCards(point.toCome, deal, seat) });
  return steps;
}

interface Taken {
  readonly action: Action;
  readonly played: PlayedHand;
  readonly judging: Judging;
}

function actionStep(
  point: BettingPoint,
  { action, played, judging: { tree, deal } }: Taken,
): DrawnStep | undefined {
  const shares = played.strategy(point.observation(deal));
  if (shares === undefined) return undefined;
  const branches = branchesOf(shares, drawnStrata);
  const taken = branchOf(branches, action);
  if (branches.length < 2 || taken < 0) return undefined;
  let expected = 0;
  let happened = 0;
  branches.forEach((branch, at) => {
    // As deep for the branch that was taken as if it had not been: how a value is worked out must not tell what was drawn.
    const value = tree.value(point.after(branch.action), deal, branch.probability);
    expected += branch.probability * value;
    if (at === taken) happened = value;
  });
  return { expected, happened };
}
