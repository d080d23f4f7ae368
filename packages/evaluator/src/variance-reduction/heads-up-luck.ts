import type { Card } from '@poker-bot/poker/cards/card';
import { shuffledDeck } from '@poker-bot/poker/cards/deck';
import type { HandRules } from '@poker-bot/poker/holdem/rules';
import type { Random } from '@poker-bot/poker/random/random';
import { DealKnowledge } from './deal-knowledge.ts';
import { drawnSteps, type PlayedHand } from './drawn-steps.ts';
import { type DrawnStep, type LuckParts, luckOf } from './luck.ts';
import type { PlayModel } from './play-model.ts';
import { PlayTree } from './play-tree.ts';

/** Deals that a deal is compared with. */
export const imaginedDeals = 4;

/** A deal and those it is compared with: the same for the hands of all rotations. */
export interface DealStudy {
  readonly deal: DealKnowledge;
  readonly imagined: readonly DealKnowledge[];
}

export function studyDeal({
  deck,
  random,
  isAskedOnce,
}: {
  readonly deck: readonly Card[];
  /** A stream of the deal's own that nothing of the hand is drawn from. */
  readonly random: Random;
  /** Whether no model is asked in one hand what another is in the next, in its seat. */
  readonly isAskedOnce: boolean;
}): DealStudy {
  return {
    deal: new DealKnowledge({ deck, random: random.fork('dealt'), boards: 400 }),
    imagined: Array.from({ length: imaginedDeals }, (_, number) => {
      const own = random.fork('imagined').fork(number);
      const shuffled = shuffledDeck(own.fork('deck'));
      return new DealKnowledge({
        deck: shuffled,
        random: own,
        boards: 64,
        isAskedOnce,
      });
    }),
  };
}

/** The luck in the results of heads-up hands of a player against another. */
export class HeadsUpLuck {
  readonly #rules: HandRules;
  /** By the player's seat. */
  readonly #trees: readonly [PlayTree, PlayTree];

  constructor(options: {
    readonly rules: HandRules;
    readonly player: PlayModel;
    readonly opponent: PlayModel;
  }) {
    const { rules, player, opponent } = options;
    const bigBlind = rules.minimumBet;
    this.#rules = rules;
    this.#trees = [
      new PlayTree({ models: [player, opponent], seat: 0, bigBlind }),
      new PlayTree({ models: [opponent, player], seat: 1, bigBlind }),
    ];
  }

  luckOf(played: PlayedHand, study: DealStudy): LuckParts {
    const tree = this.#trees[played.seat];
    const steps = drawnSteps(played, { tree, deal: study.deal });
    return {
      deal: luckOf([this.#dealStep(tree, study)]),
      board: luckOf(steps.board),
      own: luckOf(steps.own),
      opponent: luckOf(steps.opponent),
    };
  }

  #dealStep(tree: PlayTree, { deal, imagined }: DealStudy): DrawnStep {
    const start = tree.start(this.#rules);
    const worth = (cards: DealKnowledge) => tree.value(start, cards, 1);
    const expected = imagined.reduce((sum, cards) => sum + worth(cards), 0) / imagined.length;
    return { expected, happened: worth(deal) };
  }
}
