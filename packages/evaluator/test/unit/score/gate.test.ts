import { expect, test } from 'vitest';
import { defaultGates, type GatesConfig } from '../../../src/config/gates-config.ts';
import { type GateFigures, isLost, judge, reasonsOf, verdictOf } from '../../../src/score/gate.ts';

const healthy: GateFigures = {
  hands: 200,
  deals: 100,
  estimator: 'luck-corrected',
  illegalActions: 0,
  timeouts: 0,
  crashes: 0,
  botCrashes: 0,
  guardInterventions: 0,
  decisions: 150,
  degradedDecisions: 0,
  degradedHands: 0,
  p50: 1.5,
  p99: 12.3,
  memoryGrowthMb: 20,
  opponents: ['maniac', 'maniac'],
  bbPer100: 30,
  interval: [10, 50],
};

function verdict(figures: Partial<GateFigures>, gates: Partial<GatesConfig> = {}) {
  const conditions = judge({ ...healthy, ...figures }, { ...defaultGates, ...gates });
  return { verdict: verdictOf(conditions), reasons: reasonsOf(conditions) };
}

/** The one condition of a name. */
function condition(name: string, figures: Partial<GateFigures>, gates: Partial<GatesConfig>) {
  const conditions = judge({ ...healthy, ...figures }, { ...defaultGates, ...gates });
  return conditions.find((each) => each.name === name);
}

test('a run without a fault passes and says what was looked at', () => {
  expect(verdict({})).toEqual({
    verdict: 'pass',
    reasons: [
      'No illegal action',
      'No timeout',
      'No crash',
      '150 decisions in 200 hands, 0 of them degraded',
    ],
  });
});

test('every kind of fault fails it, and only the faults are the reasons', () => {
  expect(verdict({ illegalActions: 1, timeouts: 2, crashes: 3 })).toEqual({
    verdict: 'fail',
    reasons: [
      '1 illegal action, none allowed',
      '2 timeouts, none allowed',
      '3 crashes, none allowed',
    ],
  });
});

test('faults that are allowed pass, one more fails, and without a limit nobody asks', () => {
  const gates = { timeouts: 2 };
  expect(condition('timeouts', { timeouts: 2 }, gates)).toMatchObject({
    outcome: 'pass',
    figure: 2,
    limit: 2,
    reason: '2 timeouts, 2 allowed',
  });
  expect(verdict({ timeouts: 3 }, gates).verdict).toBe('fail');
  expect(verdict({ timeouts: 300 }, { timeouts: null }).verdict).toBe('pass');
});

test('degraded decisions alone do not fail a run', () => {
  expect(verdict({ degradedDecisions: 149, degradedHands: 99 }).verdict).toBe('pass');
});

test('a bot that was never seen whole, or never acted, is undecided', () => {
  expect(verdict({ degradedDecisions: 150 })).toEqual({
    verdict: 'undecided',
    reasons: ['All 150 decisions were degraded: an advisor was late or failed in each'],
  });
  expect(verdict({ decisions: 0 })).toEqual({
    verdict: 'undecided',
    reasons: ['The bot never had to act'],
  });
});

test('latency is judged only against a limit: at it passes, above it fails, unmeasured is undecided', () => {
  expect(verdict({}, { latencyP99Ms: 12.3, latencyP50Ms: 1.5 }).verdict).toBe('pass');
  expect(verdict({}, { latencyP99Ms: 12.2, latencyP50Ms: 1.4 })).toEqual({
    verdict: 'fail',
    reasons: [
      'The 50th percentile of the decision latency is 1.50 ms, above 1.4 ms',
      'The 99th percentile of the decision latency is 12.30 ms, above 12.2 ms',
    ],
  });
  expect(verdict({ p99: undefined }, { latencyP99Ms: 12 }).verdict).toBe('undecided');
});

test('guard interventions count by decisions, degraded hands by hands', () => {
  const figures = { guardInterventions: 15, degradedHands: 20 };
  expect(verdict(figures, { guardInterventionShare: 0.1, degradedShare: 0.1 }).verdict).toBe(
    'pass',
  );
  expect(verdict(figures, { guardInterventionShare: 0.09, degradedShare: 0.09 })).toEqual({
    verdict: 'fail',
    reasons: [
      '15 guard interventions in 150 decisions, above 9 %',
      '20 of 200 hands degraded, above 9 %',
    ],
  });
});

test('memory fails above its limit, and is undecided where it was not measured', () => {
  expect(verdict({}, { memoryGrowthMb: 20 }).verdict).toBe('pass');
  expect(verdict({}, { memoryGrowthMb: 19 }).reasons).toEqual([
    'Memory grew by 20.0 MB, above 19 MB',
  ]);
  expect(verdict({ memoryGrowthMb: undefined }, { memoryGrowthMb: 19 }).verdict).toBe('undecided');
});

test.each([
  [9.9, 'pass'],
  [10, 'undecided'],
  [50, 'undecided'],
  [50.1, 'fail'],
])('strength of 10 to 50 bb/100 against a demand of %f: %s', (atLeast, outcome) => {
  const gates = { strength: { maniac: { atLeast, require: false } } };
  expect(condition('strength:maniac', {}, gates)).toMatchObject({ outcome, figure: 30 });
});

test('strength that is not decided leaves the verdict alone, unless it has to be decided', () => {
  const gate = (isRequired: boolean) => ({ maniac: { atLeast: 20, require: isRequired } });
  expect(verdict({}, { strength: gate(false) }).verdict).toBe('pass');
  expect(verdict({ timeouts: 1 }, { strength: gate(false) }).reasons).toEqual([
    '1 timeout, none allowed',
  ]);
  expect(verdict({}, { strength: gate(true) })).toEqual({
    verdict: 'undecided',
    reasons: [
      '+30.0 bb/100 by `luck-corrected` against `maniac`, 95 % +10.0 to +50.0: the interval holds +20.0, which decides nothing; about 600 hands more would, if the figure stays where it is',
    ],
  });
  const few = { bbPer100: 90, interval: [80, 100] as const, deals: 99 };
  expect(verdict(few, { strength: gate(true) })).toEqual({
    verdict: 'undecided',
    reasons: [
      'Strength against `maniac` is judged from 100 complete deals on by `luck-corrected`, and there are 99',
    ],
  });
  expect(verdict({ estimator: 'all-in', deals: 499 }, { strength: gate(true) }).reasons).toEqual([
    'Strength against `maniac` is judged from 500 complete deals on by `all-in`, and there are 499',
  ]);
  expect(verdict({ interval: [20, 40] }, { strength: gate(true) }).reasons).toEqual([
    '+30.0 bb/100 by `luck-corrected` against `maniac`, 95 % +20.0 to +40.0: the interval holds +20.0, which decides nothing; about 2 hands more would, if the figure stays where it is',
  ]);
  expect(verdict({ interval: undefined }, { strength: gate(true) }).verdict).toBe('undecided');
});

test('a bot that broke hands passes no demand of strength, and fails one all the same', () => {
  const gates = (atLeast: number) => ({
    crashes: null,
    strength: { maniac: { atLeast, require: true } },
  });
  const broke = { crashes: 3, botCrashes: 2 };
  expect(verdict(broke, gates(5))).toEqual({
    verdict: 'undecided',
    reasons: [
      '+30.0 bb/100 by `luck-corrected` against `maniac`, 95 % +10.0 to +50.0: above +5.0, but without the deals of 2 hands that the bot broke, which may be those that it would have lost',
    ],
  });
  expect(verdict(broke, gates(60)).verdict).toBe('fail');
  // What an opponent breaks is nothing that the bot could owe its strength to.
  expect(verdict({ ...broke, botCrashes: 0 }, gates(5)).verdict).toBe('pass');
});

test('strength against one opponent is not told from a mixed field; `any` judges whoever is there', () => {
  const gate = { atLeast: 5, require: false };
  const mixed = { opponents: ['maniac', 'random'] };
  const gates = { strength: { maniac: gate, any: gate, calling_station: gate } };
  expect(condition('strength:maniac', mixed, gates)?.outcome).toBe('undecided');
  expect(condition('strength:any', mixed, gates)?.outcome).toBe('pass');
  expect(condition('strength:calling_station', mixed, gates)).toBeUndefined();
});

test('a failure outweighs what is undecided', () => {
  expect(verdict({ timeouts: 1, degradedDecisions: 150 }).verdict).toBe('fail');
});

test('a run is lost as soon as a limit is passed that no further hand brings back', () => {
  const lost = (figures: Partial<GateFigures>, gates: Partial<GatesConfig> = {}) =>
    isLost({ ...healthy, ...figures }, { gates: { ...defaultGates, ...gates }, hands: 1_000 });
  expect(lost({})).toBe(false);
  expect(lost({ illegalActions: 1 })).toBe(true);
  expect(lost({ crashes: 1 }, { crashes: 1 })).toBe(false);
  expect(lost({ crashes: 2 }, { crashes: 1 })).toBe(true);
  // A hundred of the thousand hands may be degraded, in whatever part of the run.
  expect(lost({ degradedHands: 100 }, { degradedShare: 0.1 })).toBe(false);
  expect(lost({ degradedHands: 101 }, { degradedShare: 0.1 })).toBe(true);
});
