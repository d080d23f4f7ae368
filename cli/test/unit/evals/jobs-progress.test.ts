import type { RunEvent } from '@poker-bot/shared/evaluation/run-event';
import { expect, test } from 'vitest';
import { JobsProgress } from '../../../src/evals/jobs-progress.ts';
import { evaluationSummary } from '../../support/evaluation-summary.ts';

const started = (shard: number, resumedAt = 0): RunEvent => ({
  type: 'started',
  runId: `run.shard-${shard}-of-2`,
  suite: 'smoke',
  bot: 'default',
  hands: 50,
  seats: 2,
  seed: 'pokerbot',
  opponents: ['maniac'],
  resumedAt,
  folder: `results/eval/run.shard-${shard}-of-2`,
});
const progress = (hands: number, degradedHands = 0): RunEvent => ({
  type: 'progress',
  hands,
  of: 50,
  bbPer100: 12.3,
  interval: [-40, 64.6],
  handsPerSecond: 100,
  degradedHands,
});
const finished = (hands: number): RunEvent => ({
  type: 'finished',
  summary: { ...evaluationSummary, hands, degradedHands: 1 },
});

/** Half a second passes before each event but the first. */
function tell(told: readonly (readonly [job: number, event: RunEvent])[]) {
  const events: RunEvent[] = [];
  let now = 0;
  const clock = { monotonic: () => now };
  const listen = (event: RunEvent) => void events.push(event);
  const jobs = new JobsProgress({ runId: 'run', jobs: 2, clock, listen });
  for (const [job, event] of told) {
    jobs.hear(job, event);
    now += 500;
  }
  return { jobs, events };
}

test('the run begins when each job has told of its part, and is told as one', () => {
  const { events } = tell([
    [0, started(1, 10)],
    [0, progress(20)],
    [1, started(2)],
  ]);
  expect(events).toEqual([
    { ...started(1), runId: 'run', folder: 'results/eval/run', hands: 100, resumedAt: 10, jobs: 2 },
  ]);
});

test('hands and their rate are those of all jobs; what was won is not known before the merge', () => {
  const { events } = tell([
    [0, started(1)],
    [1, started(2)],
    [0, progress(20, 1)],
    [1, progress(30, 2)],
    [0, finished(50)],
  ]);
  const all = { type: 'progress', jobs: 2, of: 100, bbPer100: null, interval: null };
  expect(events.slice(1)).toEqual([
    { ...all, hands: 20, handsPerSecond: 20, degradedHands: 1 },
    { ...all, hands: 50, handsPerSecond: 50 / 1.5, degradedHands: 3 },
    { ...all, hands: 80, handsPerSecond: 40, degradedHands: 3 },
  ]);
});

test('a shard that was finished before counts as on file', () => {
  const { events, jobs } = tell([
    [0, finished(50)],
    [1, started(2, 10)],
  ]);
  expect(events).toMatchObject([{ type: 'started', hands: 100, resumedAt: 60 }]);
  expect(jobs).toMatchObject({ hands: 60, of: 100 });
});

test('the hands of a job that was stopped are those it has on file', () => {
  const { jobs } = tell([
    [0, started(1)],
    [1, started(2)],
    [1, progress(20)],
  ]);
  jobs.stop(1, 33);
  expect(jobs.hands).toBe(33);
});

test('with nothing left to play nothing begins', () => {
  const { events } = tell([
    [0, finished(50)],
    [1, finished(50)],
  ]);
  expect(events).toEqual([]);
});

test('how many hands there are is not said before all jobs have', () => {
  expect(tell([[0, started(1)]]).jobs.of).toBeUndefined();
});

test('the rate is that of what was played, and stays what it was when a job has nothing left', () => {
  const { jobs } = tell([
    [0, started(1, 10)],
    [1, started(2)],
    [0, progress(50)],
    [1, progress(50)],
    [0, finished(50)],
    [1, finished(50)],
  ]);
  // The last hand was heard of after a second and a half.
  expect(jobs.handsPerSecond).toBe(90 / 1.5);
});

test('jobs that have played nothing have no rate', () => {
  const { jobs } = tell([
    [0, finished(50)],
    [1, finished(50)],
  ]);
  expect(jobs.handsPerSecond).toBeUndefined();
});
