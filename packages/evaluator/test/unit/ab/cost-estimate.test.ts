import { botConfig } from '@poker-bot/shared/config/bot-config';
import { expect, test } from 'vitest';
import type { AdviceTerms } from '../../../src/ab/advice-terms.ts';
import { totalCost } from '../../../src/ab/cost-estimate.ts';
import { costOfAb, costOfMatch } from '../../../src/ab/match-cost.ts';
import type { AbManifest } from '../../../src/config/ab-manifest.ts';
import { defaultGates } from '../../../src/config/gates-config.ts';
import { abManifestOf } from '../../support/ab-run.ts';

const paying = botConfig.parse({
  name: 'paying',
  advisors: [{ type: 'agents' }, { type: 'heuristic' }],
  guards: { budget: { calls: 500, tokens: 90_000, timeMs: 1_000_000 } },
});
const price = { isPaid: true, budgetTokens: 200_000, tokensPerCall: 100, longestMs: 2_000 };
const terms: AdviceTerms = { price, waitMs: 2_000 };
const unknown: AdviceTerms = { price: undefined, waitMs: 2_000 };

const costOf = (manifest: AbManifest, from: AdviceTerms) =>
  costOfAb(manifest, { hands: manifest.settings.hands, terms: from });

test('bots that ask nobody who is paid cost nothing', () => {
  expect(costOf(abManifestOf({ hands: 1_000 }), unknown)).toEqual({
    hands: 1_000,
    decisions: 6_000,
    paidCalls: 0,
    tokens: 0,
    tokensPerCall: null,
    longestWaitMs: 0,
    budget: { calls: 0, tokens: 0 },
  });
});

test('what is expected is of the decisions, and what it may be at most of the budgets', () => {
  const short = { ...abManifestOf({ hands: 10 }), b: paying };
  expect(costOf(short, terms)).toEqual({
    hands: 10,
    decisions: 60,
    paidCalls: 30,
    tokens: 3_000,
    tokensPerCall: 100,
    longestWaitMs: 60_000,
    budget: { calls: 500, tokens: 90_000 },
  });
});

test('no more is expected than the budgets leave', () => {
  const long = { ...abManifestOf({ hands: 1_000 }), b: paying };
  const price1000 = { ...price, tokensPerCall: 1_000 };
  expect(costOf(long, { ...terms, price: price1000 })).toMatchObject({
    paidCalls: 90,
    tokens: 90_000,
    longestWaitMs: 180_000,
  });
});

test('both bots share what the service lets a run spend', () => {
  const both = { ...abManifestOf({ hands: 1_000 }), a: paying, b: paying };
  expect(costOf(both, { ...terms, price: { ...price, budgetTokens: 50_000 } })).toMatchObject({
    paidCalls: 500,
    tokens: 50_000,
    budget: { calls: 1_000, tokens: 50_000 },
  });
});

test('of a service that does not answer the budgets are all that is known', () => {
  const both = { ...abManifestOf({ hands: 100 }), a: paying, b: paying };
  expect(costOf(both, unknown)).toMatchObject({
    paidCalls: 600,
    tokens: null,
    tokensPerCall: null,
    budget: { calls: 1_000, tokens: 180_000 },
  });
});

test('a run that goes on can cost what is left of the budgets', () => {
  const manifest = { ...abManifestOf({ hands: 1_000 }), a: paying, b: paying };
  const spent = {
    a: { calls: 100, tokens: 50_000, timeMs: 0 },
    b: { calls: 600, tokens: 95_000, timeMs: 0 },
  };
  expect(costOfAb(manifest, { hands: 1_000, terms, spent })).toMatchObject({
    paidCalls: 400,
    tokens: 40_000,
    budget: { calls: 400, tokens: 40_000 },
  });
});

test('so can a match of a league with a script', () => {
  const { a: _, b: __, given: ___, settings, ...identity } = abManifestOf({ hands: 1_000 });
  const { test: ____, untilDecided: _____, ...common } = settings;
  const gated = { ...common, maxP99Ms: null, gates: defaultGates };
  const manifest = { ...identity, suite: 'smoke' as const, settings: gated, bot: paying };
  const spent = { b: { calls: 100, tokens: 50_000, timeMs: 0 } };
  expect(costOfMatch(manifest, { hands: 1_000, terms, spent })).toMatchObject({
    hands: 1_000,
    paidCalls: 400,
    budget: { calls: 400, tokens: 40_000 },
  });
});

test('where the service has no provider there is nothing to pay for', () => {
  const manifest = { ...abManifestOf({ hands: 1_000 }), b: paying };
  const free = { ...terms, price: { ...price, isPaid: false } };
  expect(costOf(manifest, free)).toMatchObject({
    ...{ decisions: 6_000, paidCalls: 0, tokens: 0, longestWaitMs: 0 },
    budget: { calls: 0, tokens: 0 },
  });
});

test('against a field each bot plays half of the hands', () => {
  const manifest = { ...abManifestOf({ hands: 120, opponents: ['x', 'y'], seats: 3 }), b: paying };
  expect(costOf(manifest, terms)).toMatchObject({ decisions: 240, paidCalls: 120 });
});

test('hands that are played at once, and advisors of one decision, are waited for together', () => {
  const twice = { ...paying, advisors: [...paying.advisors, ...paying.advisors] };
  const manifest = { ...abManifestOf({ hands: 10, handsInFlight: 4 }), b: twice };
  expect(costOf(manifest, terms)).toMatchObject({ paidCalls: 60, longestWaitMs: 15_000 });
});

test('runs one after the other cost what each does, and budgets are those of each', () => {
  const one = costOf({ ...abManifestOf({ hands: 10 }), b: paying }, terms);
  const free = costOf(abManifestOf({ hands: 10 }), terms);
  expect(totalCost([one, one, free])).toEqual({
    hands: 30,
    decisions: 180,
    paidCalls: 60,
    tokens: 6_000,
    tokensPerCall: 100,
    longestWaitMs: 120_000,
    budget: { calls: 1_000, tokens: 180_000 },
  });
  const blind = costOf({ ...abManifestOf({ hands: 10 }), b: paying }, unknown);
  expect(totalCost([free, blind])).toMatchObject({ paidCalls: 30, tokens: null });
});
