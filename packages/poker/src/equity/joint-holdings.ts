import { comboAt } from '../ranges/combo.ts';
import type { ComboSums } from './combo-sums.ts';
import type { ComboMap } from './suit-symmetry.ts';

/** One combo for each player, all of different cards. */
export interface JointHolding {
  readonly combos: readonly number[];
  /** Product of the combos' weights, over all holdings that a change of suits makes of this one. */
  weight: number;
}

/** Everything the players can hold together, but for changes of suits that change nothing else. */
export function jointHoldings(
  players: readonly ComboSums[],
  symmetries: readonly ComboMap[],
): JointHolding[] {
  const holdings = new Map<string, JointHolding>();
  forEachHolding(players, (combos, weight) => {
    const name = canonicalName(combos, symmetries);
    const known = holdings.get(name);
    if (known === undefined) holdings.set(name, { combos: combos.slice(), weight });
    else known.weight += weight;
  });
  return [...holdings.values()];
}

function forEachHolding(
  players: readonly ComboSums[],
  visit: (combos: readonly number[], weight: number) => void,
): void {
  const combos: number[] = [];
  const extend = (weight: number, low: number, high: number): void => {
    const player = players[combos.length];
    if (player === undefined) {
      visit(combos, weight);
      return;
    }
    for (let place = 0; place < player.length; place += 1) {
      const ownLow = player.low[place] as number;
      const ownHigh = player.high[place] as number;
      if (((ownLow & low) | (ownHigh & high)) !== 0) continue;
      combos.push(player.combos[place] as number);
      extend(weight * (player.weights[place] as number), low | ownLow, high | ownHigh);
      combos.pop();
    }
  };
  extend(1, 0, 0);
}

/** The same for holdings that a change of suits makes of each other: the first of their names. */
function canonicalName(combos: readonly number[], symmetries: readonly ComboMap[]): string {
  let first = '';
  for (const map of symmetries) {
    const name = String.fromCharCode(...combos.map((combo) => map[combo] as number));
    if (first === '' || name < first) first = name;
  }
  return first;
}

/** The hole cards of a holding, by player. */
export function handsOf({ combos }: JointHolding): (readonly [number, number])[] {
  return combos.map(comboAt);
}
