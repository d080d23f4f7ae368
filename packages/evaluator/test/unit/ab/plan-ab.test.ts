import { createRandom } from '@poker-bot/poker/random/random';
import { expect, test } from 'vitest';
import { AbJudge } from '../../../src/ab/ab-judge.ts';
import { forewarning } from '../../../src/ab/forewarning.ts';
import { type AbRequest, abSettings } from '../../../src/ab/plan-ab.ts';
import type { AbSettings } from '../../../src/config/ab-manifest.ts';
import { smokeConfig } from '../../../src/config/smoke-config.ts';
import { abManifestOf } from '../../support/ab-run.ts';
import { pairResult } from '../../support/pair-result.ts';
import { table } from '../../support/test-match.ts';

const config = smokeConfig.parse({ opponents: ['maniac'], table });
const settingsOf = (request: Partial<AbRequest>) =>
  abSettings({ untilDecided: false, opponents: [], ...request }, { config, handCap: 1_000_000 });
const handsOf = (request: Partial<AbRequest>, handCap: number) =>
  abSettings({ untilDecided: false, opponents: [], ...request }, { config, handCap }).hands;

test('hands are rounded up to whole pairs, and never beyond the cap', () => {
  expect(handsOf({ hands: 99 }, 100)).toBe(100);
  expect(() => handsOf({ hands: 101 }, 101)).toThrow('102 hands are more than one run may play');
  expect(() => handsOf({ maxHands: 9, opponents: ['maniac'], seats: 3 }, 11)).toThrow('12 hands');
});

test('where nobody says how many, as many whole pairs as the cap allows', () => {
  expect(handsOf({}, 1_000_000)).toBe(20_000);
  expect(handsOf({ opponents: ['maniac'], seats: 3 }, 20_001)).toBe(19_998);
  expect(() => handsOf({}, 1)).toThrow('2 hands are more than one run may play');
});

/** Bounds after 200 pairs of a run of so many hands. */
function boundsOf(settings: AbSettings) {
  const pairs = settings.hands / 2;
  const judge = new AbJudge({ test: settings.test, pairs, identical: false });
  const random = createRandom('longer');
  for (let pair = 0; pair < 200; pair += 1) judge.add(pairResult(random), true);
  return judge.bounds;
}

test('a longer run is the same sequence, looked at for longer', () => {
  const [short, long] = [settingsOf({ maxHands: 2_000 }), settingsOf({ maxHands: 400_000 })];
  expect(long.test).toEqual(short.test);
  expect(boundsOf(long)).toEqual(boundsOf(short));
});

test('a run that was begun before has the interval that it began with', () => {
  const { test, ...settings } = settingsOf({ maxHands: 2_000 });
  const { sharpestAt: _, ...older } = test;
  const then = boundsOf({ ...settings, test: older });
  expect(then).toEqual(boundsOf({ ...settings, test: { ...older, sharpestAt: 250 } }));
  expect(then).not.toEqual(boundsOf({ ...settings, test }));
});

test('a rate that no test would keep to is refused', () => {
  expect(() => handsOf({ beta: 0.1 }, 1_000)).toThrow('`--beta` is a rate of `--test sprt`');
  expect(() => handsOf({ beta: 0.1, method: 'interval' }, 1_000)).toThrow('`--test sprt`');
  expect(handsOf({ beta: 0.1, method: 'sprt', hands: 10 }, 1_000)).toBe(10);
});

test('a run of too few pairs is known to end without a verdict before it begins', () => {
  const equal = abManifestOf({ hands: 198 });
  const manifest = { ...equal, b: { ...equal.b, decision: { ...equal.b.decision, budgetMs: 1 } } };
  expect(forewarning(manifest)).toBe(
    'It cannot end with a verdict: 198 hands are 99 pairs, and a verdict takes 100 in which the two differ, 200 hands at least',
  );
  expect(
    forewarning({ ...manifest, settings: { ...manifest.settings, hands: 200 } }),
  ).toBeUndefined();
});

test.each([20, 2_000])(
  'bots that differ in nothing but their names are told before the first of %i hands',
  (hands) => {
    const equal = abManifestOf({ hands });
    const renamed = { ...equal, b: { ...equal.b, name: 'other', description: 'The same' } };
    expect(forewarning(renamed)).toMatch(/^The two configurations differ in nothing/);
  },
);
