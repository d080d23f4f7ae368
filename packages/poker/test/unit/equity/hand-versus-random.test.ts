import { describe, expect, test } from 'vitest';
import { parseCards } from '../../../src/cards/card.ts';
import { handVersusRandom } from '../../../src/equity/hand-versus-random.ts';
import { handVersusRanges } from '../../../src/equity/hand-versus-ranges.ts';
import { preflopEquity } from '../../../src/equity/preflop-equities.ts';
import { createRandom } from '../../../src/random/random.ts';
import { Range } from '../../../src/ranges/range.ts';
import { handsByEquity } from '../../../src/ranges/top-of-hands.ts';

const ask = (hole: string, board: string, { opponents = 1, samples = 1_081, seed = 'a' } = {}) =>
  handVersusRandom({
    hole: parseCards(hole),
    board: parseCards(board),
    opponents,
    random: () => createRandom(seed),
    samples,
  });

/** Deals to everybody, at random where they are too many. */
const dealt = (hole: string, board: string, { opponents = 1, samples = 1 } = {}) =>
  handVersusRanges({
    hole: parseCards(hole),
    board: parseCards(board),
    opponents: Array.from({ length: opponents }, () => Range.full()),
    random: createRandom('dealt'),
    samples,
  });

const holes = { AA: 'AsAh', AKs: 'AsKs', JTs: 'JsTs', '72o': '7s2h' };

describe('against one opponent', () => {
  test.each(['QhJh9c2h5d', 'QhJh9c2h', 'Kh9h8h7h2c', 'Kh9h8h7h'])(
    'the equity on %s is exact from the turn on',
    (board) => {
      expect(ask('AhTc', board)).toBeCloseTo(dealt('AhTc', board).equity, 12);
    },
  );

  test('all run-outs of a flop come to what deals come to', () => {
    const estimate = dealt('QsJs', 'Ts8h3d', { samples: 40_000 });
    const off = Math.abs(ask('QsJs', 'Ts8h3d') - estimate.equity);
    expect(off).toBeLessThan(4 * estimate.standardError);
  });

  test('a part of the run-outs of a flop comes near all of them', () => {
    const all = ask('QsJs', 'Ts8h3d');
    for (const seed of ['a', 'b', 'c']) {
      expect(Math.abs(ask('QsJs', 'Ts8h3d', { samples: 500, seed }) - all)).toBeLessThan(0.05);
    }
  });

  test('hands before the flop stand in the order of their exact equities', () => {
    const equities = handsByEquity.map((name) => {
      const suited = name.endsWith('s');
      return preflopEquity(parseCards(`${name[0]}c${name[1]}${suited ? 'c' : 'd'}`), 1);
    });
    expect(equities).toHaveLength(169);
    expect(equities.every((equity) => equity > 0)).toBe(true);
    expect(equities).toEqual(equities.toSorted((left, right) => right - left));
  });
});

describe('against several', () => {
  test.each(
    Object.values(holes).flatMap((hole) =>
      [1, 2, 3, 4].map((opponents) => [hole, opponents] as const),
    ),
  )('%s before the flop against %i is nearly what deals come to', (hole, opponents) => {
    const estimate = dealt(hole, '', { opponents, samples: 20_000 });
    const off = Math.abs(ask(hole, '', { opponents }) - estimate.equity);
    expect(off).toBeLessThan(0.015 + 4 * estimate.standardError);
  });

  test.each(['Qh9c2h', 'Qh9c2h5d', 'Qh9c2h5dJs'])('so it is on %s', (board) => {
    for (const opponents of [2, 3, 4]) {
      const estimate = dealt('JhTh', board, { opponents, samples: 20_000 });
      const off = Math.abs(ask('JhTh', board, { opponents }) - estimate.equity);
      expect(off).toBeLessThan(0.015 + 4 * estimate.standardError);
    }
  });
});

test('the same random numbers give the same equity', () => {
  expect(ask('QsJs', 'Ts8h3d', { samples: 50 })).toBe(ask('QsJs', 'Ts8h3d', { samples: 50 }));
  expect(ask('QsJs', 'Ts8h3d', { samples: 50, seed: 'b' })).not.toBe(
    ask('QsJs', 'Ts8h3d', { samples: 50 }),
  );
});

test.each([
  [0, 'NO_OPPONENT'],
  [5, 'NO_OPPONENT'],
])('%i opponents are refused', (opponents, code) => {
  expect(() => ask('AsKd', '', { opponents })).toThrow(expect.objectContaining({ code }));
});

test('cards that are held twice are refused', () => {
  expect(() => ask('AsKd', 'As2c3d')).toThrow(expect.objectContaining({ code: 'CARD_DUPLICATE' }));
});
