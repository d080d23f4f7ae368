import type { Observation } from '@poker-bot/poker/holdem/observation';
import type { Range } from '@poker-bot/poker/ranges/range';
import { playersBehind } from '../position.ts';
import { chart } from './chart.ts';
import { headsUpOpenRaise, openRaises, raiseOverLimpers, versusOpen } from './charts.ts';

/** What a seat raises first. The big blind raises only over players who called. */
export function openChart(observation: Observation, seat: number): Range {
  const behind = playersBehind(observation, seat);
  if (observation.seats === 2) {
    return chart(behind === 0 ? versusOpen['heads-up'].raise : headsUpOpenRaise);
  }
  return chart(openRaises[behind] ?? raiseOverLimpers);
}
