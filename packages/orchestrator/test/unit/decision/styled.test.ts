import type { BotStyle } from '@poker-bot/shared/config/bot-style';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActionProbability } from '../../../src/decision/advisor.ts';
import { blend } from '../../../src/decision/blend.ts';
import { decide } from '../../../src/decision/decide.ts';
import { isLegal } from '../../../src/decision/legality.ts';
import { styled } from '../../../src/decision/styled.ts';
import type { Guard } from '../../../src/guards/guard.ts';
import { advice, call, check, fakeAdvisor, fold, raise } from '../../support/fake-advisor.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { anySpot, spot } from '../../support/spots.ts';

const mixed: ActionProbability[] = [
  { action: fold, probability: 0.5 },
  { action: call, probability: 0.25 },
  { action: raise(300), probability: 0.15 },
  { action: raise(600), probability: 0.1 },
];

const style = (given: Partial<BotStyle>): BotStyle => ({ aggression: 1, looseness: 1, ...given });
const chances = (distribution: readonly ActionProbability[]) =>
  distribution.map(({ probability }) => probability);

const factor = fc.double({ min: 0.01, max: 100, noNaN: true });
const anyStyle = fc.record({ aggression: factor, looseness: factor });

/** What advisors say in some spot of some hand, taken together. */
const anyBlend = fc
  .record({ seed: fc.nat(), weights: fc.array(fc.nat(9), { minLength: 5 }) })
  .map(({ seed, weights }) => {
    const observation = anySpot(seed);
    const { legal } = observation;
    const { raise: raises } = legal;
    const actions = [
      fold,
      ...(legal.check ? [check] : []),
      ...(legal.call === undefined ? [] : [call]),
      ...(raises === undefined ? [] : [raise(raises.min), raise(raises.max)]),
    ];
    const weighed = actions.map((action, at) => [action, (weights[at] ?? 0) + 0.01] as const);
    const total = weighed.reduce((sum, [, weight]) => sum + weight, 0);
    const said = advice(weighed.map(([action, weight]) => [action, weight / total]));
    return { observation, distribution: blend([{ advice: said, weight: 1 }], observation) };
  });

const chanceOf = (distribution: readonly ActionProbability[], type: string) =>
  distribution
    .filter(({ action }) => action.type === type)
    .reduce((sum, { probability }) => sum + probability, 0);

describe('a style', () => {
  test('that is neutral, or none, leaves the very same distribution', () => {
    expect(styled(mixed, undefined)).toBe(mixed);
    expect(styled(mixed, style({}))).toBe(mixed);
  });

  test('of looseness multiplies the odds of staying in; what it does then stays', () => {
    const [folds, ...stays] = chances(styled(mixed, style({ looseness: 3 })));
    expect(folds).toBeCloseTo(0.25, 12);
    for (const [at, chance] of [0.375, 0.225, 0.15].entries())
      expect(stays[at]).toBeCloseTo(chance, 12);
  });

  test('of aggression multiplies the odds of raising where it stays in; folds and sizes stay', () => {
    const [folds, calls, ...raises] = chances(styled(mixed, style({ aggression: 3 })));
    expect(folds).toBeCloseTo(0.5, 12);
    expect(calls).toBeCloseTo(0.125, 12);
    expect(raises[0]).toBeCloseTo(0.225, 12);
    expect(raises[1]).toBeCloseTo(0.15, 12);
  });

  test('sums to 1 over the same legal actions, in the same order', () => {
    fc.assert(
      fc.property(anyBlend, anyStyle, ({ observation, distribution }, of) => {
        const leaning = styled(distribution, of);
        expect(leaning.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
        expect(leaning.map(({ action }) => action)).toEqual(
          distribution.map(({ action }) => action),
        );
        for (const { action, probability } of leaning) {
          expect(isLegal(action, observation.legal)).toBe(true);
          expect(probability).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('raises more the more aggressive it is, and folds as often', () => {
    fc.assert(
      fc.property(anyBlend, anyStyle, factor, ({ distribution }, of, more) => {
        const [low, high] = [of.aggression, more].toSorted((one, other) => one - other);
        const calm = styled(distribution, { ...of, aggression: low! });
        const wild = styled(distribution, { ...of, aggression: high! });
        expect(chanceOf(wild, 'raise')).toBeGreaterThanOrEqual(chanceOf(calm, 'raise') - 1e-12);
        expect(chanceOf(wild, 'fold')).toBeCloseTo(chanceOf(calm, 'fold'), 9);
      }),
    );
  });

  test('folds less the looser it is, and raises as often of what it plays', () => {
    fc.assert(
      fc.property(anyBlend, anyStyle, factor, ({ distribution }, of, more) => {
        const [low, high] = [of.looseness, more].toSorted((one, other) => one - other);
        const tight = styled(distribution, { ...of, looseness: low! });
        const loose = styled(distribution, { ...of, looseness: high! });
        expect(chanceOf(loose, 'fold')).toBeLessThanOrEqual(chanceOf(tight, 'fold') + 1e-12);
        const ofPlayed = (each: readonly ActionProbability[]) =>
          chanceOf(each, 'raise') / (1 - chanceOf(each, 'fold'));
        expect(ofPlayed(loose)).toBeCloseTo(ofPlayed(tight), 6);
      }),
    );
  });

  test('does not invent: what is never done is not done, what is always done is', () => {
    const wild = style({ aggression: 100, looseness: 100 });
    for (const action of [fold, call, check, raise(300)]) {
      expect(styled([{ action, probability: 1 }], wild)).toEqual([{ action, probability: 1 }]);
    }
    const never = [
      { action: fold, probability: 0 },
      { action: call, probability: 1 },
    ];
    expect(styled(never, style({ looseness: 0.01 }))).toEqual(never);
    expect(styled([], wild)).toEqual([]);
  });
});

test('a decision is drawn from what its style makes of the blend, and guards see what comes of it', async () => {
  const seen: string[] = [];
  const watching: Guard = {
    name: 'risk',
    review: ({ action }) => {
      seen.push(action.type);
      return { verdict: 'passed' };
    },
  };
  const said = advice([
    [call, 0.6],
    [raise(300), 0.4],
  ]);
  const decision = await decide(spot(), {
    advisors: [fakeAdvisor('undecided', () => said)],
    clock: new FakeClock(),
    handSeed: 'seed/0',
    budgetMs: 5_000,
    selection: 'best',
    style: style({ aggression: 6 }),
    guards: [watching],
  });
  expect(decision.action).toEqual(raise(300));
  expect(decision.distribution).toMatchObject([{ action: call }, { action: raise(300) }]);
  expect(decision.distribution[1]?.probability).toBeCloseTo(0.8, 12);
  expect(decision.advisors[0]?.advice).toEqual(said);
  expect(seen).toEqual(['raise']);
});
