import type { Observation } from '@poker-bot/poker/holdem/observation';
import { comboCount } from '@poker-bot/poker/ranges/combo';
import { bigBlindOf, playersBehind } from '../position.ts';
import { chart } from '../preflop/chart.ts';
import { fourBetRange, limpRange, threeBetCallRange, versusOpen } from '../preflop/charts.ts';
import { openChart } from '../preflop/open-chart.ts';
import { openerGroup } from '../preflop/opener-group.ts';
import { pushRange } from '../preflop/push-range.ts';
import { pushShare } from '../preflop/push-shares.ts';
import type { TimedAction } from '../timeline.ts';
import type { Weights } from './narrowing.ts';

/** Chance that an opponent, being a stranger, acts so with any two cards, by what he did. */
const strangerShares = { call: 0.3, raise: 0.2, allIn: 0.12 } as const;

/** A raise that puts in more than this share of the stack is read as all-in. */
const committedShare = 0.4;

export interface PreflopReading {
  readonly observation: Observation;
  readonly timeline: readonly TimedAction[];
  readonly seat: number;
}

/** What an opponent may hold after the first betting round, by the last thing that he did in it. */
export function readPreflop({ observation, timeline, seat }: PreflopReading): Weights {
  const own = timeline.filter((action) => action.street === 'preflop' && action.seat === seat);
  const last = own.findLast(({ action }) => action.type !== 'check');
  if (!last) return new Float64Array(comboCount).fill(1);
  const opener = timeline.find(({ action }) => action.type === 'raise');
  const weights =
    last.action.type === 'raise'
      ? readRaise(observation, last)
      : readCall({ observation, call: last, opener });
  const raised = last.action.type === 'raise' ? 'raise' : 'call';
  return mixWithAny(weights, strangerShares[last.allIn ? 'allIn' : raised]);
}

function readRaise(observation: Observation, raise: TimedAction): Weights {
  const { seat, raisesBefore } = raise;
  const behind = playersBehind(observation, seat);
  const stack = observation.startingStacks[seat] ?? 0;
  const bigBlinds = stack / bigBlindOf(observation);
  const committed = raise.allIn || raise.betAfter >= committedShare * stack;
  if (raisesBefore === 0) {
    if (committed) return pushRange(pushShare(bigBlinds, behind)).weights;
    return openChart(observation, seat).weights;
  }
  if (committed && bigBlinds <= 20) return pushRange(pushShare(bigBlinds, 2)).weights;
  if (raisesBefore >= 2) return chart(fourBetRange).weights;
  return chart(versusOpen[observation.seats === 2 ? 'heads-up' : 'middle'].raise).weights;
}

interface CallReading {
  readonly observation: Observation;
  readonly call: TimedAction;
  readonly opener: TimedAction | undefined;
}

function readCall({ observation, call, opener }: CallReading): Weights {
  if (call.raisesBefore === 0 || !opener) return chart(limpRange).weights;
  if (call.raisesBefore >= 2) return chart(threeBetCallRange).weights;
  const responses = versusOpen[openerGroup(observation, opener.seat)];
  const closing = playersBehind(observation, call.seat) === 0;
  return chart(closing ? responses.bigBlind : responses.inPosition).weights;
}

function mixWithAny(weights: Weights, share: number): Weights {
  let total = 0;
  for (const weight of weights) total += weight;
  const any = share / weights.length;
  return weights.map((weight) => ((1 - share) * weight) / total + any);
}
