import { describe, expect, test } from 'vitest';
import { advise } from '../../../src/heuristic/advise.ts';
import { shares } from '../../support/shares.ts';
import { call, check, raise, spot } from '../../support/spots.ts';

/** Heads-up: the button opens, the big blind calls and acts first on the board. */
const opened = [raise(250), call];

describe('facing a bet', () => {
  test('the nuts raise', () => {
    const facing = spot({
      seats: 2,
      hole: 'AsKs',
      board: 'QsJsTs',
      actions: [...opened, raise(300)],
    });
    expect(shares(facing)).toEqual({ fold: 0, check: 0, call: 0, raise: 1 });
  });

  test('a hand without pair or draw folds to a bet of the pot', () => {
    const facing = spot({
      seats: 2,
      hole: '4s3h',
      board: 'AcKd9h',
      actions: [...opened, raise(500)],
    });
    expect(shares(facing).fold).toBeGreaterThan(0.95);
  });

  test('a flush draw continues against a small bet and folds on the river unimproved', () => {
    const hole = '9h8h';
    const flop = spot({ seats: 2, hole, board: 'AhKh2c', actions: [...opened, raise(150)] });
    const river = spot({
      seats: 2,
      hole,
      board: 'AhKh2c3d4s',
      actions: [...opened, check, check, check, check, raise(500)],
    });
    expect(shares(flop).fold).toBe(0);
    expect(shares(river).fold).toBe(1);
  });

  test('a bluff catcher calls for a good price and folds for a bad one', () => {
    const hole = 'QhQd';
    const board = 'AcKd9h4s2c';
    const checked = [...opened, check, check, check, check];
    const cheap = spot({ seats: 2, hole, board, actions: [...checked, raise(100)] });
    const dear = spot({ seats: 2, hole, board, actions: [...checked, raise(1500)] });
    expect(shares(cheap).fold).toBe(0);
    expect(shares(dear).fold).toBeGreaterThan(0.2);
  });

  test('an all-in call follows the pot odds of its equity', () => {
    const facing = spot({
      seats: 2,
      hole: 'AhQh',
      board: 'Kh7h2c',
      actions: [...opened, raise(750)],
      stack: 10,
    });
    const advice = advise(facing, { samples: 5000, seed: 'odds' });
    const price = 750 / (facing.pot + 750);
    expect(advice.equity).toBeGreaterThan(price + 0.05);
    expect(shares(facing).fold).toBe(0);
  });
});

describe('when checked to', () => {
  test('a strong hand bets for value', () => {
    const free = spot({ seats: 2, hole: 'AsAh', board: 'Ac7d2h', actions: [...opened, check] });
    expect(shares(free).raise).toBe(1);
  });

  test('nothing against several opponents checks', () => {
    const free = spot({
      seats: 4,
      hole: '4s3h',
      board: 'AcKd9h',
      actions: [call, call, call, check, check, check, check],
    });
    expect(shares(free)).toEqual({ fold: 0, check: 1, call: 0, raise: 0 });
  });
});
