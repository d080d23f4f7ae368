import { comboCount } from '@poker-bot/poker/ranges/combo';
import { Range } from '@poker-bot/poker/ranges/range';
import { chart } from './chart.ts';
import { pushOrder } from './push-order.ts';

const ranges = new Map<number, Range>();

/** The best hands to go all-in with, as many as make up a share of all hands. */
export function pushRange(share: number): Range {
  let range = ranges.get(share);
  if (!range) {
    range = bestHands(share);
    ranges.set(share, range);
  }
  return range;
}

function bestHands(share: number): Range {
  const weights = new Float64Array(comboCount);
  let left = share * comboCount;
  for (const handClass of pushOrder) {
    const combos = chart(handClass).weights;
    const count = combos.reduce((total, weight) => total + weight, 0);
    const weight = Math.min(1, left / count);
    for (let index = 0; index < comboCount; index += 1) {
      if (combos[index]) weights[index] = weight;
    }
    left -= count;
    if (left <= 0) break;
  }
  return Range.of(weights);
}
