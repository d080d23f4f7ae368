import type { DecisionNote } from '@poker-bot/logger/hands/decision-note';
import type { Action } from '@poker-bot/poker/holdem/action';
import { advance } from '@poker-bot/poker/holdem/deal';
import { Hand } from '@poker-bot/poker/holdem/hand';
import { observe } from '@poker-bot/poker/holdem/observation';
import type { HandRules } from '@poker-bot/poker/holdem/rules';
import type { ActionShare } from '../opponents/action-share.ts';
import type { Opponent } from '../opponents/scripted-player.ts';
import { branchesOf, branchOf } from './branch.ts';
import { luckOfCards } from './card-luck.ts';
import type { DealKnowledge } from './deal-knowledge.ts';
import { knownShares } from './known-shares.ts';
import type { DrawnStep } from './luck.ts';
import type { PlayTree } from './play-tree.ts';

/** Raises of a spread that a draw is divided into. */
const drawnStrata = 4;

/** A hand as it was played. */
export interface PlayedHand {
  readonly rules: HandRules;
  readonly actions: readonly Action[];
  /** Seat of the bot. */
  readonly seat: 0 | 1;
  /** The bot's decisions, in order. */
  readonly notes: readonly DecisionNote[];
}

export interface Judging {
  /** Of the bot's seat. */
  readonly tree: PlayTree;
  readonly deal: DealKnowledge;
  readonly opponent: Opponent;
  readonly selection: 'sample' | 'best';
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
  const shares = sharesAt(hand, { played, judging });
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

function sharesAt(
  hand: Hand,
  { played, judging }: Omit<Taken, 'action'>,
): readonly ActionShare[] | undefined {
  const { seat, notes } = played;
  const { opponent, deal, selection } = judging;
  const actor = hand.actor ?? -1;
  const observation = observe(hand, { seat: actor, handId: '' });
  if (actor !== seat) return opponent.shares?.(observation, deal.strengths);
  const note = notes.find(({ move }) => move === observation.actions.length);
  return note === undefined
    ? undefined
    : knownShares(note, { selection, legal: observation.legal });
}
