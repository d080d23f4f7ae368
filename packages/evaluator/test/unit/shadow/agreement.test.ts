import type { Action } from '@poker-bot/poker/holdem/action';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agrees, probabilityOf } from '../../../src/shadow/line/agreement.ts';
import { judgeAgreement } from '../../../src/shadow/score/agreement-gate.ts';
import { spotOf } from '../../support/spots.ts';

const raise = (to: number): Action => ({ type: 'raise', to });
const facing = (recorded: Action) => ({
  observation: spotOf({ hole: 'AsAh', bets: [50, 100, 0], seat: 0 }),
  recorded,
  raiseTolerance: 0.25,
});

describe('a decision agrees', () => {
  test.each<[string, Action, Action, boolean]>([
    ['with a fold: a fold', { type: 'fold' }, { type: 'fold' }, true],
    ['with a call: no raise', { type: 'call' }, raise(300), false],
    ['with a check: no fold', { type: 'check' }, { type: 'fold' }, false],
    // The small blind has 50 in front of it: the recorded raise adds 400.
    ['with a raise that adds 400: one that adds 500', raise(450), raise(550), true],
    ['with a raise that adds 400: one that adds 300', raise(450), raise(350), true],
    ['with a raise that adds 400: none that adds 501', raise(450), raise(551), false],
    ['with a raise that adds 400: none that adds 299', raise(450), raise(349), false],
  ])('%s', (_what, recorded, candidate, expected) => {
    expect(agrees(candidate, facing(recorded))).toBe(expected);
  });

  test('with what was done itself, and its probability counts all that agrees', () => {
    const comparison = facing(raise(450));
    const distribution = [
      { action: { type: 'call' } as const, probability: 0.25 },
      { action: raise(400), probability: 0.5 },
      { action: raise(900), probability: 0.25 },
    ];
    expect(agrees(raise(450), comparison)).toBe(true);
    expect(probabilityOf(distribution, comparison)).toBe(0.5);
    expect(probabilityOf([], comparison)).toBe(0);
  });
});

describe('a least agreement', () => {
  const figures = { decisions: 10, agreements: 8, degraded: 0, degradedAgreements: 0 };

  test.each([
    [null, null],
    [0.8, 'pass'],
    [0.81, 'fail'],
    [0, 'pass'],
    [1, 'fail'],
  ])('of %s is judged as %s where 8 of 10 agree', (minAgreement, verdict) => {
    expect(judgeAgreement({ ...figures, minAgreement }).verdict).toBe(verdict);
  });

  test('is undecided without a decision', () => {
    const none = { ...figures, decisions: 0, agreements: 0, minAgreement: 0 };
    expect(judgeAgreement(none).verdict).toBe('undecided');
  });

  test('is decided only where no outcome of the degraded decisions could tip it', () => {
    const part = fc.nat(30);
    fc.assert(
      fc.property(
        part,
        part,
        part,
        part,
        fc.float({ min: 0, max: 1, noNaN: true }),
        (a, b, c, d, x) => {
          const decisions = a + b + c + d;
          fc.pre(decisions > 0);
          const { verdict } = judgeAgreement({
            decisions,
            agreements: a + c,
            degraded: c + d,
            degradedAgreements: c,
            minAgreement: x,
          });
          const could = Array.from({ length: c + d + 1 }, (_, more) => (a + more) / decisions >= x);
          const expected = could.every(Boolean)
            ? 'pass'
            : could.some(Boolean)
              ? 'undecided'
              : 'fail';
          expect(verdict).toBe(expected);
        },
      ),
    );
  });
});
