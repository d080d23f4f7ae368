import { expect, test } from 'vitest';
import type { AdvisorOutcome, Decision } from '../../../src/decision/decision.ts';
import { AnomalyWatch } from '../../../src/risk/anomaly-watch.ts';
import { call, fold } from '../../support/fake-advisor.ts';

function decision(outcomes: readonly AdvisorOutcome[]): Decision {
  const answered = outcomes.includes('answered');
  return {
    action: answered ? call : fold,
    distribution: answered ? [{ action: call, probability: 1 }] : [],
    advisors: outcomes.map((outcome, index) => ({ name: `a${index}`, outcome, latencyMs: 0 })),
    guards: [],
    degraded: false,
    latencyMs: 0,
  };
}

test('decisions in a row without usable advice raise the alarm', () => {
  const watch = new AnomalyWatch(2);
  watch.note(decision(['late', 'failed']));
  expect(watch.alarm()).toBeUndefined();
  watch.note(decision(['late', 'failed']));
  expect(watch.alarm()).toBe(
    '2 decisions in a row went wrong, the last one so: no advice could be used (`a0` late, `a1` failed)',
  );
});

test('an illegal advice is an anomaly though others answered', () => {
  const watch = new AnomalyWatch(1);
  watch.note(decision(['answered', 'illegal']));
  expect(watch.alarm()).toContain('`a1` gave an illegal advice');
});

test('a decision that goes right, or a reset, ends the row', () => {
  const watch = new AnomalyWatch(2);
  for (const outcomes of [['late'], ['answered', 'late'], ['late']] as const) {
    watch.note(decision(outcomes));
  }
  expect(watch.alarm()).toBeUndefined();
  watch.note(decision(['late']));
  watch.reset();
  expect(watch.alarm()).toBeUndefined();
});
