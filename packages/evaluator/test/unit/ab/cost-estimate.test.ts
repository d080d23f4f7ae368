import { botConfig } from '@poker-bot/shared/config/bot-config';
import { expect, test } from 'vitest';
import { costOf } from '../../../src/ab/cost-estimate.ts';
import { abManifestOf } from '../../support/ab-run.ts';

const paying = botConfig.parse({
  name: 'paying',
  advisors: [{ type: 'agents' }, { type: 'heuristic' }],
  guards: { budget: { calls: 500, tokens: 90_000, timeMs: 1_000_000 } },
});

test('bots that ask nobody who is paid cost nothing', () => {
  const manifest = abManifestOf({ hands: 1_000 });
  expect(costOf(manifest, undefined)).toEqual({
    hands: 1_000,
    decisions: 6_000,
    paidCalls: 0,
    tokens: 0,
  });
});

test('what is paid for is bounded by decisions and by the budget', () => {
  const long = { ...abManifestOf({ hands: 1_000 }), b: paying };
  expect(costOf(long, true)).toMatchObject({ paidCalls: 500, tokens: 90_000 });
  const short = { ...abManifestOf({ hands: 100 }), a: paying, b: paying };
  expect(costOf(short, undefined)).toMatchObject({ paidCalls: 600, tokens: 180_000 });
});

test('where the service has no provider there is nothing to pay for', () => {
  const manifest = { ...abManifestOf({ hands: 1_000 }), b: paying };
  expect(costOf(manifest, false)).toMatchObject({ decisions: 6_000, paidCalls: 0, tokens: 0 });
});

test('against a field each bot plays half of the hands', () => {
  const manifest = { ...abManifestOf({ hands: 120, opponents: ['x', 'y'], seats: 3 }), b: paying };
  expect(costOf(manifest, undefined)).toMatchObject({ decisions: 240, paidCalls: 120 });
});
