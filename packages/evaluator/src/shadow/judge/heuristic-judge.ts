import { wholePower } from '@poker-bot/poker/arithmetic/whole-power';
import { handVersusRanges } from '@poker-bot/poker/equity/hand-versus-ranges';
import type { Action } from '@poker-bot/poker/holdem/action';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import { createRandom } from '@poker-bot/poker/random/random';
import {
  type AssumedOpponent,
  assumedOpponents,
  calling,
  rangeOf,
  staying,
} from './assumed-ranges.ts';
import type { ActionValue, EvJudge, JudgedSpot } from './ev-judge.ts';

const samples = 400;
/** More opponents than this change the equity less than the sampling does. */
const mostOpponents = 4;

/**
 * A stand-in for a solver: equity against ranges read off the betting, pot odds, and folds as often as a bet's size deserves;
 * after the action nobody bets any more. What that misses is told in `docs/evaluation.md`.
 */
export const heuristicJudge: EvJudge = {
  name: 'heuristic',
  label: 'judged by the heuristic until a solver judges',
  judge: async (spot) => spot.actions.map((action) => valued(action, spot)),
};

function valued(action: Action, spot: JudgedSpot): ActionValue {
  const { observation } = spot;
  const { chips, why } = worthOf(action, spot);
  // Four digits: more would only show the noise of the sampling.
  const ev = Math.round((chips / observation.minimumBet) * 10_000) / 10_000;
  return { action, ev: ev === 0 ? 0 : ev, why };
}

interface Worth {
  readonly chips: number;
  readonly why: string;
}

function worthOf(action: Action, spot: JudgedSpot): Worth {
  switch (action.type) {
    case 'fold':
      return { chips: 0, why: 'A fold costs nothing more' };
    case 'check':
      return worthOfCall(0, spot);
    case 'call':
      return worthOfCall(spot.observation.legal.call ?? 0, spot);
    case 'raise':
      return worthOfRaise(action.to, spot);
  }
}

/** The share of the pot that the hand wins when everybody left sees all cards, less what is paid for it. */
function worthOfCall(pays: number, spot: JudgedSpot): Worth {
  const { observation } = spot;
  const { contributed, seat } = observation;
  const opponents = staying(assumedOpponents(observation));
  const own = at(contributed, seat) + pays;
  const pot = potUpTo(observation, own) + pays;
  const equity = equityOf(opponents, spot);
  const price = pays === 0 ? 'for nothing' : `paying ${pays}`;
  return {
    chips: equity * pot - pays,
    why: `${share(equity)} of ${pot} against ${ranges(opponents)}, ${price}`,
  };
}

/**
 * The pot when all fold, each as often as makes a bluff of this size break even against it alone; else what the hand
 * wins against the most likely caller.
 */
function worthOfRaise(to: number, spot: JudgedSpot): Worth {
  const { observation } = spot;
  const { bets, contributed, stacks, seat, pot } = observation;
  const opponents = assumedOpponents(observation);
  const [first] = opponents;
  if (first === undefined) return { chips: pot, why: 'Nobody is left to call' };
  const own = at(contributed, seat) + to - at(bets, seat);
  // Chips that the caller cannot match come back.
  const matched = Math.min(own, at(contributed, first.seat) + at(stacks, first.seat));
  const risked = Math.max(0, matched - at(contributed, seat));
  const canFold = opponents.every((opponent) => at(stacks, opponent.seat) > 0);
  const folds = canFold ? wholePower(risked / (pot + risked), opponents.length) : 0;
  const caller = calling(first);
  const equity = equityOf([caller], spot);
  const others = potUpTo(observation, matched) - Math.min(at(contributed, first.seat), matched);
  const called = equity * (others + risked + matched) - risked;
  return {
    chips: folds * pot + (1 - folds) * called,
    why: `all fold ${share(folds)}; called, ${share(equity)} of ${others + risked + matched} against ${ranges([caller])}, risking ${risked}`,
  };
}

/** What is in the pot that a player with so much in it can win. */
function potUpTo({ contributed }: Observation, own: number): number {
  return contributed.reduce((sum, chips) => sum + Math.min(chips, own), 0);
}

function equityOf(opponents: readonly AssumedOpponent[], spot: JudgedSpot): number {
  const { observation, seed } = spot;
  const { hole, board } = observation;
  const against = opponents.slice(0, mostOpponents);
  const { equity } = handVersusRanges({
    hole,
    board,
    opponents: against.map(rangeOf),
    random: createRandom(seed).fork(`judge/${against.map(({ percent }) => percent).join('/')}`),
    samples,
  });
  return equity;
}

function ranges(opponents: readonly AssumedOpponent[]): string {
  return opponents
    .slice(0, mostOpponents)
    .map(({ percent }) => (percent === 100 ? 'any hand' : `the best ${Math.round(percent)}%`))
    .join(' and ');
}

function share(value: number): string {
  return `${(value * 100).toFixed(1)}%`;
}

function at(values: readonly number[], seat: number): number {
  return values[seat] ?? 0;
}
