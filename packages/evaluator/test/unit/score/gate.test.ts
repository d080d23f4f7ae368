import { expect, test } from 'vitest';
import { type GateFigures, judge, reasonsOf, verdictOf } from '../../../src/score/gate.ts';

const healthy: GateFigures = {
  hands: 100,
  illegalActions: 0,
  timeouts: 0,
  crashes: 0,
  decisions: 150,
  degradedDecisions: 0,
  p99: 12.3,
  maxP99Ms: undefined,
};

function verdict(figures: Partial<GateFigures>) {
  const conditions = judge({ ...healthy, ...figures });
  return { verdict: verdictOf(conditions), reasons: reasonsOf(conditions) };
}

test('a run without a fault passes and says what was looked at', () => {
  expect(verdict({})).toEqual({
    verdict: 'pass',
    reasons: [
      'No illegal action',
      'No timeout',
      'No crash',
      '150 decisions in 100 hands, 0 of them degraded',
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

test('degraded decisions alone do not fail a run', () => {
  expect(verdict({ degradedDecisions: 149 }).verdict).toBe('pass');
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
  expect(verdict({ maxP99Ms: 12.3 }).verdict).toBe('pass');
  expect(verdict({ maxP99Ms: 12.2 })).toEqual({
    verdict: 'fail',
    reasons: ['The 99th percentile of the decision latency is 12.30 ms, above 12.2 ms'],
  });
  expect(verdict({ maxP99Ms: 12, p99: undefined }).verdict).toBe('undecided');
});

test('a failure outweighs what is undecided', () => {
  expect(verdict({ timeouts: 1, degradedDecisions: 150 }).verdict).toBe('fail');
});
