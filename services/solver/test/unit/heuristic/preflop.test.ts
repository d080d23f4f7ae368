import { describe, expect, test } from 'vitest';
import { advise } from '../../../src/heuristic/advise.ts';
import { shares } from '../../support/shares.ts';
import { call, fold, raise, spot } from '../../support/spots.ts';

const never = { fold: 0, check: 0, call: 0, raise: 0 };
const folds = (count: number) => Array.from({ length: count }, () => fold);

describe('first in, 100 big blinds', () => {
  test.each([2, 3, 6, 9, 10])('aces open at a table of %i', (seats) => {
    expect(shares(spot({ seats, hole: 'AsAh' }))).toEqual({ ...never, raise: 1 });
  });

  test.each([3, 6, 9, 10])('seven deuce offsuit folds at a table of %i', (seats) => {
    expect(shares(spot({ seats, hole: '7s2h' }))).toEqual({ ...never, fold: 1 });
  });

  test('a marginal hand opens on the button and folds under the gun', () => {
    const early = spot({ seats: 6, hole: 'Ks8h' });
    const button = spot({ seats: 6, hole: 'Ks8h', actions: folds(3) });
    expect([shares(early).fold, shares(button).raise]).toEqual([1, 1]);
  });

  test('an opening raise is two and a half big blinds', () => {
    expect(advise(spot({ seats: 6, hole: 'AsAh' }), { samples: 1, seed: '' })).toEqual({
      distribution: [{ action: raise(250), probability: 1 }],
      confidence: 0.7,
      explanation: 'AA is played by the chart: raise to 250',
    });
  });
});

describe('the big blind', () => {
  test('never folds when checking is free', () => {
    const limped = spot({ seats: 2, hole: '7s2h', actions: [call] });
    expect(shares(limped)).toEqual({ ...never, check: 1 });
  });

  test('raises a limper with a strong hand', () => {
    expect(shares(spot({ seats: 2, hole: 'AsKh', actions: [call] })).raise).toBe(1);
  });

  test('defends wider against the button than against the first seat', () => {
    const hole = 'Ts7s';
    const early = spot({ seats: 6, hole, actions: [raise(250), ...folds(4)] });
    const late = spot({ seats: 6, hole, actions: [...folds(3), raise(250), fold] });
    expect([shares(early).call, shares(late).call]).toEqual([0, 1]);
  });
});

describe('facing raises', () => {
  test('aces raise again whatever came before', () => {
    const three = spot({ seats: 6, hole: 'AsAh', actions: [raise(250), raise(750)] });
    const four = spot({ seats: 2, hole: 'AsAh', actions: [raise(250), raise(900), raise(2200)] });
    expect([shares(three).raise, shares(four).raise]).toEqual([1, 1]);
  });

  test('a weak hand folds to a shove of 100 big blinds, a strong one calls', () => {
    const weak = spot({ seats: 2, hole: 'Qs8h', actions: [raise(10_000)] });
    const strong = spot({ seats: 2, hole: 'QsQh', actions: [raise(10_000)] });
    expect([shares(weak).fold, shares(strong).call]).toEqual([1, 1]);
  });

  test('with 5 big blinds the price decides: king high calls a shove, the same hand folds with 100', () => {
    const short = spot({ seats: 2, hole: 'Ks6h', actions: [raise(500)], stack: 5 });
    const deep = spot({ seats: 2, hole: 'Ks6h', actions: [raise(10_000)] });
    expect([shares(short).call, shares(deep).fold]).toEqual([1, 1]);
  });
});

describe('short stacks first in', () => {
  test('go all-in or fold', () => {
    const pushed = spot({ seats: 2, hole: 'As5h', stack: 8 });
    const folded = spot({ seats: 2, hole: '7s2h', stack: 8 });
    expect(advise(pushed, { samples: 1, seed: '' }).distribution).toEqual([
      { action: raise(800), probability: 1 },
    ]);
    expect(shares(folded)).toEqual({ ...never, fold: 1 });
  });
});
