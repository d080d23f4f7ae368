import type { DecisionNote } from '@poker-bot/logger/hands/decision-note';
import type { Hand } from '@poker-bot/poker/holdem/hand';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { HandRules } from '@poker-bot/poker/holdem/rules';
import type { ActionShare } from '../opponents/action-share.ts';
import type { Opponent } from '../opponents/scripted-player.ts';
import type { LuckNote } from '../record/luck-note.ts';
import type { HandSeeds } from '../schedule/hand-seeds.ts';
import type { DealKnowledge } from './deal-knowledge.ts';
import { type DealStudy, HeadsUpLuck, studyDeal } from './heads-up-luck.ts';
import { notedStrategy } from './noted-strategy.ts';
import type { PlayModel } from './play-model.ts';
import { runOutLuck } from './run-out-luck.ts';

/** The rotations of a deal follow each other. */
const rememberedDeals = 2;

/** A bot in a hand, whose strategy its notes tell. */
export interface NotedPlayer {
  readonly notes: readonly DecisionNote[];
  readonly selection: 'sample' | 'best';
}

export interface JudgedHand {
  readonly hand: Hand;
  readonly deal: number;
  /** Seat of the player whose luck is asked for. */
  readonly seat: number;
  readonly player: NotedPlayer;
  /** Another bot in the other seat, heads-up. */
  readonly other?: NotedPlayer | undefined;
}

/** Says how much of a bot's results was luck: heads-up of every draw, at more seats of run-outs. */
export class LuckJudge {
  readonly #seeds: HandSeeds;
  readonly #opponent: Opponent | undefined;
  readonly #headsUp: HeadsUpLuck | undefined;
  readonly #rules: HandRules;
  readonly #isAskedOnce: boolean;
  readonly #studies = new Map<number, DealStudy>();

  constructor(options: {
    readonly rules: HandRules;
    readonly seeds: HandSeeds;
    /** Heads-up: who is played against; undefined for another bot. */
    readonly opponent: Opponent | undefined;
    /** How the two are taken to play. */
    readonly models: { readonly player: PlayModel; readonly opponent: PlayModel };
  }) {
    const { rules, seeds, opponent, models } = options;
    this.#rules = rules;
    this.#seeds = seeds;
    this.#opponent = opponent;
    this.#isAskedOnce = !(models.player.asksSolver && models.opponent.asksSolver);
    if (rules.startingStacks.length === 2) this.#headsUp = new HeadsUpLuck({ rules, ...models });
  }

  /** @param judged a finished hand with all hole cards known */
  note(judged: JudgedHand): LuckNote {
    const { hand, deal, seat } = judged;
    const luck = this.#seeds.luck(deal);
    const runOut = thousandths(runOutLuck(hand, seat, luck.fork('run-out')));
    if (this.#headsUp === undefined) return { runOut };
    const study = this.#study(deal);
    const parts = this.#headsUp.luckOf(
      {
        rules: this.#rules,
        actions: hand.actions.map(({ action }) => action),
        seat: seat === 0 ? 0 : 1,
        strategy: this.#strategyOf(judged, study.deal),
      },
      study,
    );
    return {
      runOut,
      deal: thousandths(parts.deal),
      board: thousandths(parts.board),
      own: thousandths(parts.own),
      opponent: thousandths(parts.opponent),
    };
  }

  #strategyOf({ seat, player, other }: JudgedHand, deal: DealKnowledge) {
    const own = notedStrategy(player.notes, player.selection);
    const noted = other && notedStrategy(other.notes, other.selection);
    return (observation: Observation): readonly ActionShare[] | undefined => {
      if (observation.seat === seat) return own(observation);
      if (noted !== undefined) return noted(observation);
      return this.#opponent?.shares?.(observation, deal.strengths);
    };
  }

  #study(deal: number): DealStudy {
    const known = this.#studies.get(deal);
    if (known !== undefined) return known;
    const study = studyDeal({
      deck: this.#seeds.deck(deal),
      random: this.#seeds.luck(deal),
      isAskedOnce: this.#isAskedOnce,
    });
    this.#studies.set(deal, study);
    const [oldest] = this.#studies.keys();
    if (oldest !== undefined && this.#studies.size > rememberedDeals) this.#studies.delete(oldest);
    return study;
  }
}

/** A thousandth of a chip is enough, and short to write. */
function thousandths(chips: number): number {
  // Alike above and below 0: what one seat wins by luck the other loses.
  return (Math.sign(chips) * Math.round(Math.abs(chips) * 1000)) / 1000;
}
