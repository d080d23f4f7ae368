import type { Action } from '@poker-bot/poker/holdem/action';
import { advance } from '@poker-bot/poker/holdem/deal';
import { Hand } from '@poker-bot/poker/holdem/hand';
import { type Observation, observe } from '@poker-bot/poker/holdem/observation';
import type { HandRules } from '@poker-bot/poker/holdem/rules';
import type { ActionShare } from '../opponents/action-share.ts';
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
  const { deal } = judging;
  const hand = Hand.start(rules);
  const steps = { board: [] as DrawnStep[], own: [] as DrawnStep[], opponent: [] as DrawnStep[] };
  for (const action of actions) {
    steps.board.push(boardStep(hand, { deal, seat }));
    advance(hand, deal.deck);
    const step = actionStep(hand, { action, played, judging });
    if (step !== undefined) steps[hand.actor === seat ? 'own' : 'opponent'].push(step);
    hand.act(action);
  }
  steps.board.push(boardStep(hand, { deal, seat }));
  return steps;
}

function boardStep(
  hand: Hand,
  { deal, seat }: { readonly deal: DealKnowledge; readonly seat: 0 | 1 },
): DrawnStep {
  return { expected: 0, happened: luckOfCards(hand, deal, seat) };
}

interface Taken {
  readonly action: Action;
  readonly played: PlayedHand;
  readonly judging: Judging;
}

function actionStep(hand: Hand, { action, played, judging }: Taken): DrawnStep | undefined {
  const shares = played.strategy(observe(hand, { seat: hand.actor ?? 0, handId: '' }));
  if (shares === undefined) return undefined;
  const branches = branchesOf(shares, drawnStrata);
  const taken = branchOf(branches, action);
  if (branches.length < 2 || taken < 0) return undefined;
  let expected = 0;
  let happened = 0;
  branches.forEach((branch, at) => {
    const after = hand.clone();
    after.act(branch.action);
    // As deep for the branch that was taken as if it had not been: how a value is worked out must not tell what was drawn.
    const value = judging.tree.value(after, judging.deal, branch.probability);
    expected += branch.probability * value;
    if (at === taken) happened = value;
  });
  return { expected, happened };
}
