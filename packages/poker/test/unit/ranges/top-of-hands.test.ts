import { expect, test } from 'vitest';
import { shuffledDeck } from '../../../src/cards/deck.ts';
import { evaluate7 } from '../../../src/evaluator/evaluate.ts';
import { createRandom } from '../../../src/random/random.ts';
import { comboAt, comboCount, comboIndex } from '../../../src/ranges/combo.ts';
import {
  allHandClasses,
  combosOfClass,
  formatHandClass,
  handClassOf,
} from '../../../src/ranges/hand-class.ts';
import { handsByEquity, topOfHands } from '../../../src/ranges/top-of-hands.ts';

type Board = [number, number, number, number, number];

/** Adds each combo's showdowns on one board, won or half when tied, as a share of those against every hand that shares no card with it. */
function addBoard([a, b, c, d, e]: Board, wins: Float64Array): void {
  const order = new Int32Array(1081);
  let live = 0;
  for (let combo = 0; combo < comboCount; combo += 1) {
    const [low, high] = comboAt(combo);
    if ([a, b, c, d, e].some((card) => card === low || card === high)) continue;
    order[live] = (evaluate7(a, b, c, d, e, low, high) << 11) | combo;
    live += 1;
  }
  order.sort();
  const weaker = new Int32Array(52);
  for (let first = 0, end = 0; first < 1081; first = end) {
    const strength = (order[first] as number) >> 11;
    const equal = new Int32Array(52);
    for (end = first; end < 1081 && (order[end] as number) >> 11 === strength; end += 1) {
      const [low, high] = comboAt((order[end] as number) & 2047);
      equal[low] = (equal[low] as number) + 1;
      equal[high] = (equal[high] as number) + 1;
    }
    for (let place = first; place < end; place += 1) {
      const combo = (order[place] as number) & 2047;
      const [low, high] = comboAt(combo);
      const beaten = first - (weaker[low] as number) - (weaker[high] as number);
      const tied = end - first - (equal[low] as number) - (equal[high] as number) + 1;
      wins[combo] = (wins[combo] as number) + (2 * beaten + tied) / 1980;
    }
    for (let card = 0; card < 52; card += 1) {
      weaker[card] = (weaker[card] as number) + (equal[card] as number);
    }
  }
}

test('the 169 classes are in the order of their equity against a random hand, as far as 4,000 boards tell', () => {
  const random = createRandom('boards');
  const wins = new Float64Array(comboCount);
  const seen = new Float64Array(comboCount);
  for (let dealt = 0; dealt < 4000; dealt += 1) {
    const board = shuffledDeck(random).slice(0, 5) as Board;
    addBoard(board, wins);
    for (let combo = 0; combo < comboCount; combo += 1) {
      if (!comboAt(combo).some((card) => board.includes(card))) {
        seen[combo] = (seen[combo] as number) + 1;
      }
    }
  }
  const sumOf = (values: Float64Array, combos: readonly number[]) =>
    combos.reduce((sum, combo) => sum + (values[combo] as number), 0);
  const equities = new Map(
    allHandClasses().map((handClass) => {
      const combos = combosOfClass(handClass);
      return [formatHandClass(handClass), sumOf(wins, combos) / sumOf(seen, combos)];
    }),
  );
  expect(new Set(handsByEquity)).toEqual(new Set(equities.keys()));
  expect(Math.abs((equities.get('AA') as number) - 0.852037)).toBeLessThan(0.01);
  const inOrder = handsByEquity.map((name) => equities.get(name) as number);
  // The standard error of a class is about 0.005, of the difference of two 0.007: neighbours may change places, but no
  // class may stand three of those above a better one.
  const climbs = inOrder.map((equity, place) => equity - Math.min(...inOrder.slice(0, place + 1)));
  expect(Math.max(...climbs)).toBeLessThan(0.02);
}, 60_000);

test('a share of the hands is whole classes from the top that fit in it', () => {
  const [aces, kings] = [handClassOf(48, 49), handClassOf(44, 45)];
  expect(topOfHands(0.9)).toEqual(combosOfClass(aces));
  expect(topOfHands(1)).toEqual([...combosOfClass(aces), ...combosOfClass(kings)]);
  expect(new Set(topOfHands(100)).size).toBe(comboCount);
  expect(topOfHands(0)).toEqual([]);
  expect(topOfHands(50)).toContain(comboIndex(51, 50));
});
