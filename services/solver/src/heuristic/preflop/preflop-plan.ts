import type { Card } from '@poker-bot/poker/cards/card';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { Range } from '@poker-bot/poker/ranges/range';
import type { Mix } from '../mix.ts';
import { bigBlindOf, effectiveStack, isInPosition, playersBehind } from '../position.ts';
import type { TimedAction } from '../timeline.ts';
import { chart } from './chart.ts';
import {
  limpBehind,
  limpRange,
  raiseOverLimperInPosition,
  raiseOverLimpers,
  versusHeadsUpThreeBet,
  versusOpen,
  versusThreeBet,
} from './charts.ts';
import { planByEquity } from './equity-plan.ts';
import { openChart } from './open-chart.ts';
import { openerGroup } from './opener-group.ts';
import { pushRange } from './push-range.ts';
import { pushOrFoldBigBlinds, pushShare } from './push-shares.ts';
import { openTo, reraiseTo } from './raise-sizes.ts';

export interface PreflopSpot {
  readonly observation: Observation;
  readonly timeline: readonly TimedAction[];
  /** Equity against the ranges as read; asked for only where no chart applies, since it is the costly part. */
  equity(): number;
}

/** Largest raise, in big blinds, that the charts answer. */
const usualOpen = 3.5;

/** Smallest stack, in big blinds, that plays by charts rather than by pot odds once somebody has raised. */
const chartStack = 22;

/** A strategy before the flop. */
export function planPreflop(spot: PreflopSpot): Mix {
  const { timeline } = spot;
  const raises = timeline.filter(({ action }) => action.type === 'raise').length;
  if (raises > 0) return planFacingRaise(spot, raises);
  const limpers = timeline.filter(({ action }) => action.type === 'call').length;
  const first = limpers === 0 && playersBehind(spot.observation, spot.observation.seat) > 0;
  return first ? planFirstIn(spot.observation) : planOverLimpers(spot.observation, limpers);
}

function planFirstIn(observation: Observation): Mix {
  const behind = playersBehind(observation, observation.seat);
  const bigBlinds = effectiveStack(observation) / bigBlindOf(observation);
  const limit = behind === 1 ? pushOrFoldBigBlinds.headsUp : pushOrFoldBigBlinds.ring;
  if (bigBlinds <= limit) {
    const push = weightOf(pushRange(pushShare(bigBlinds, behind)), observation);
    return [
      [{ raiseTo: Number.MAX_SAFE_INTEGER }, push],
      ['fold', 1 - push],
    ];
  }
  const open = weightOf(openChart(observation, observation.seat), observation);
  const complete =
    observation.seats > 2 && behind === 1 ? weightOf(chart(limpRange), observation) : 0;
  return [
    [{ raiseTo: openTo(observation, 0) }, open],
    ['call', (1 - open) * complete],
    ['fold', (1 - open) * (1 - complete)],
  ];
}

function planOverLimpers(observation: Observation, limpers: number): Mix {
  const behind = playersBehind(observation, observation.seat);
  const wide = limpers === 1 && isInPosition(observation);
  const notation = wide ? raiseOverLimperInPosition : raiseOverLimpers;
  const raise = weightOf(chart(notation), observation);
  const blind = behind <= 1;
  const call = blind
    ? weightOf(chart(limpRange), observation)
    : weightOf(chart(limpBehind), observation);
  return [
    [{ raiseTo: openTo(observation, limpers) }, raise],
    ['call', (1 - raise) * call],
    ['fold', (1 - raise) * (1 - call)],
  ];
}

function planFacingRaise(spot: PreflopSpot, raises: number): Mix {
  const { observation, timeline } = spot;
  const bigBlind = bigBlindOf(observation);
  const highest = Math.max(...observation.bets);
  const deep = effectiveStack(observation) >= chartStack * bigBlind;
  if (!deep) return planByEquity(observation, spot.equity());
  if (raises === 1 && highest <= usualOpen * bigBlind) return planVersusOpen(observation, timeline);
  if (raises === 2 && isUsualThreeBet(observation, timeline))
    return planVersusThreeBet(observation);
  return planByEquity(observation, spot.equity());
}

function planVersusOpen(observation: Observation, timeline: readonly TimedAction[]): Mix {
  const opener = timeline.find(({ action }) => action.type === 'raise');
  const responses = versusOpen[openerGroup(observation, opener?.seat ?? 0)];
  const behind = playersBehind(observation, observation.seat);
  const callers = timeline.filter(
    (action) => action.raisesBefore === 1 && action.action.type === 'call',
  );
  const calls = [responses.bigBlind, responses.smallBlind][behind] ?? responses.inPosition;
  return respond(observation, { raise: responses.raise, call: calls, callers: callers.length });
}

/** Whether the own opening raise was raised by somebody to at most five times its size, at stacks that leave room. */
function isUsualThreeBet(observation: Observation, timeline: readonly TimedAction[]): boolean {
  const [open, threeBet] = timeline.filter(({ action }) => action.type === 'raise');
  if (!open || !threeBet || open.seat !== observation.seat) return false;
  const call = observation.legal.call ?? 0;
  return threeBet.betAfter <= 5 * open.betAfter && call <= 0.15 * effectiveStack(observation);
}

function planVersusThreeBet(observation: Observation): Mix {
  const answers = observation.seats === 2 ? versusHeadsUpThreeBet : versusThreeBet;
  return respond(observation, { ...answers, callers: 0 });
}

interface Answers {
  readonly raise: string;
  readonly call: string;
  /** Players who called the raise before. */
  readonly callers: number;
}

function respond(observation: Observation, { raise, call, callers }: Answers): Mix {
  const raised = weightOf(chart(raise), observation);
  const called = (1 - raised) * weightOf(chart(call), observation);
  return [
    [{ raiseTo: reraiseTo(observation, callers) }, raised],
    ['call', called],
    ['fold', 1 - raised - called],
  ];
}

function weightOf(range: Range, { hole }: Observation): number {
  const [first, second] = hole as readonly [Card, Card];
  return range.weight(first, second);
}
