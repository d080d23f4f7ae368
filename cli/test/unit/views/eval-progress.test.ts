import { Writable } from 'node:stream';
import type { RunCost, RunEvent } from '@poker-bot/shared/evaluation/run-event';
import { expect, test } from 'vitest';
import type { ProgressEvent, Reporter } from '../../../src/events.ts';
import { evalListener } from '../../../src/views/eval-progress.ts';
import { evaluationSummary } from '../../support/evaluation-summary.ts';

const started: RunEvent = {
  type: 'started',
  runId: 'run-1',
  suite: 'smoke',
  bot: 'default',
  hands: 1_000,
  seats: 2,
  seed: 'pokerbot',
  opponents: ['maniac'],
  resumedAt: 250,
  folder: 'results/eval/run-1',
};
const progress = (hands: number): RunEvent => ({
  type: 'progress',
  hands,
  of: 1_000,
  bbPer100: 12.3,
  interval: [-40, 64.6],
  estimator: 'luck-corrected',
  handsPerSecond: 100,
  degradedHands: 3,
});
const finished: RunEvent = { type: 'finished', summary: evaluationSummary };

const played: readonly (readonly [number, RunEvent])[] = [
  [100, started],
  [200, progress(260)],
  [300, progress(270)],
  [5_300, progress(500)],
  [9_100, finished],
];

function tell(isTTY: boolean, told = played) {
  let now = 0;
  const steps: ProgressEvent[] = [];
  const events: string[] = [];
  const reporter = {
    event: (event, shown = []) => {
      events.push(event.type);
      steps.push(...shown);
    },
  } as Partial<Reporter> as Reporter;
  const listen = evalListener(() => reporter, {
    clock: { now: () => now, monotonic: () => now },
    errors: { isTTY, columns: 80, write: () => undefined, stream: new Writable() },
    environment: {},
  });
  for (const [time, event] of told) {
    now = time;
    listen(event);
  }
  return { steps, events };
}

test('a terminal sees every step, with rate and time left', () => {
  const { steps } = tell(true);
  expect(steps).toMatchInlineSnapshot(`
    [
      {
        "id": "hands",
        "title": "Run run-1: \`default\` plays 1,000 hands at 2 seats, from hand 250 on",
        "type": "task.started",
      },
      {
        "id": "hands",
        "text": "26% · 260 of 1,000 · +12.3 (−40.0 to +64.6) bb/100 luck-corrected · 100 hands/s · 3 degraded · 7.4 s left",
        "type": "task.progress",
      },
      {
        "id": "hands",
        "text": "27% · 270 of 1,000 · +12.3 (−40.0 to +64.6) bb/100 luck-corrected · 100 hands/s · 3 degraded · 7.3 s left",
        "type": "task.progress",
      },
      {
        "id": "hands",
        "text": "50% · 500 of 1,000 · +12.3 (−40.0 to +64.6) bb/100 luck-corrected · 100 hands/s · 3 degraded · 5.0 s left",
        "type": "task.progress",
      },
      {
        "id": "hands",
        "milliseconds": 9000,
        "text": "5 hands on file in run run-1",
        "type": "task.done",
      },
    ]
  `);
});

test('elsewhere progress is a line every few seconds, and machines get every event', () => {
  const { steps, events } = tell(false);
  expect(steps.map(({ type }) => type)).toEqual(['task.started', 'task.progress', 'task.done']);
  expect(events).toEqual(['started', 'progress', 'progress', 'progress', 'finished']);
});

test.each([
  [370.4, '5 hands on file in run run-1 at 370 hands/s'],
  [0.25, '5 hands on file in run run-1 at 0.25 hands/s'],
  [undefined, '5 hands on file in run run-1'],
])('a run that was played at %s hands a second ends with: %s', (handsPerSecond, text) => {
  const rate = handsPerSecond === undefined ? {} : { handsPerSecond };
  const { steps } = tell(false, [[100, { ...finished, ...rate }]]);
  expect(steps).toEqual([expect.objectContaining({ type: 'task.done', text })]);
});

test('a run that cannot end with a verdict says so before its first hand', () => {
  const warning = 'It cannot end with a verdict';
  const { steps } = tell(false, [
    [0, { ...started, suite: 'ab', against: 'monday', resumedAt: 0, warning }],
  ]);
  expect(steps.map(({ type }) => type)).toEqual(['task.started', 'note']);
  expect(steps[1]).toEqual({ type: 'note', level: 'warning', text: warning });
});

test('a run of several jobs tells how many there are, and no win rate before they have ended', () => {
  const { steps } = tell(true, [
    [0, { ...started, jobs: 4 } as RunEvent],
    [200, { ...progress(260), bbPer100: null, interval: null, jobs: 4 } as RunEvent],
  ]);
  expect(steps).toEqual([
    {
      id: 'hands',
      title: 'Run run-1: `default` plays 1,000 hands at 2 seats in 4 jobs, 250 of them on file',
      type: 'task.started',
    },
    {
      id: 'hands',
      text: '26% · 260 of 1,000 · 4 jobs · 100 hands/s · 3 degraded · 7.4 s left',
      type: 'task.progress',
    },
  ]);
});

test('a replay tells its decisions and how many agree', () => {
  const replaying = { type: 'started', suite: 'shadow', runId: 'run-1', bot: 'default' } as const;
  const place = { source: 'session friday', hands: 40, decisions: 240, folder: 'results' } as const;
  const half = { decisions: 120, of: 240, agreementRate: 0.625, degradedDecisions: 0 } as const;
  const { steps } = tell(true, [
    [0, { ...replaying, ...place, resumedAt: 0 }],
    [100, { type: 'progress', suite: 'shadow', ...half, decisionsPerSecond: 60 }],
  ]);
  expect(steps).toEqual([
    {
      id: 'hands',
      title: 'Run run-1: `default` replays 240 decisions in 40 hands of session friday',
      type: 'task.started',
    },
    {
      id: 'hands',
      text: '50% · 120 of 240 decisions · 62.5% agree · 60 decisions/s · 2.0 s left',
      type: 'task.progress',
    },
  ]);
});

const cost: RunCost = {
  ...{ hands: 100, decisions: 600, paidCalls: 300, tokens: 240_000, tokensPerCall: 800 },
  ...{ longestWaitMs: 375_000, budget: { calls: 500, tokens: 1_000_000 } },
};

function texts(event: RunEvent): string[] {
  return tell(true, [[0, event]]).steps.flatMap((step) =>
    step.type === 'note' ? [step.text] : [],
  );
}

test.each([
  [0, 'Expected: ', 'At most, '],
  [40, 'Expected from here on: ', 'At most from here on, '],
])(
  'a comparison that begins at hand %d says what it costs about, and at most',
  (resumedAt, expected, most) => {
    const event: RunEvent = {
      ...{ type: 'started', runId: 'run-1', suite: 'ab', bot: 'new', against: 'old', hands: 100 },
      ...{
        seats: 2,
        seed: 'pokerbot',
        opponents: [],
        resumedAt,
        folder: 'results/eval/run-1',
        cost,
      },
    };
    expect(tell(true, [[0, event]]).steps[0]).toMatchObject({
      title: expect.stringMatching(/, about 600 decisions$/),
    });
    expect(texts(event)).toEqual([
      `${expected}about 300 paid calls of 800 tokens, 240,000 in all, waited for at most about 7 min`,
      `${most}by the budgets: 500 calls and 1,000,000 tokens`,
    ]);
  },
);

test('a league says in one total what all its matches cost', () => {
  const plan = { type: 'planned', suite: 'league', runId: 'l', matches: 3 } as const;
  expect(texts({ ...plan, cost })).toEqual([
    'League l: 3 matches, 100 hands, about 600 decisions',
    'Expected of all matches: about 300 paid calls of 800 tokens, 240,000 in all, waited for at most about 7 min',
    'At most of all matches, by the budgets: 500 calls and 1,000,000 tokens',
  ]);
  expect(texts({ ...plan, cost: { ...cost, paidCalls: 0 } })).toEqual([
    'League l: 3 matches, 100 hands, about 600 decisions, none paid for',
  ]);
});

test('what is not known before is not made up, and a budget that will be spent is told', () => {
  const plan = { type: 'planned', suite: 'league', runId: 'l', matches: 1 } as const;
  const unknown = { ...cost, tokens: null, tokensPerCall: null, longestWaitMs: 2_500 };
  expect(texts({ ...plan, cost: unknown })[1]).toBe(
    'Expected of all matches: about 300 paid calls, of unknown size, waited for at most about 3.0 s',
  );
  const spent = { ...cost, budget: { calls: 500, tokens: 240_000 } };
  expect(texts({ ...plan, cost: spent })[1]).toContain('240,000 in all, the whole budget, waited');
});

test('recorded hands that take long to look over are a task of their own, before the run', () => {
  const scanning = (bytes: number): RunEvent => ({
    ...{ type: 'scanning', suite: 'shadow', source: 'mine.phhs' },
    ...{ hands: bytes / 10, bytes, of: 1_000 },
  });
  const replay: RunEvent = {
    ...{ type: 'started', suite: 'shadow', runId: 'run-1', bot: 'default', source: 'mine.phhs' },
    ...{ hands: 100, decisions: 300, resumedAt: 0, folder: 'results/eval/run-1' },
  };
  const told = [
    [300, scanning(250)],
    [600, scanning(500)],
    [900, replay],
  ] as const;
  expect(tell(true, told).steps).toEqual([
    { type: 'task.started', id: 'scan', title: 'Looking over mine.phhs' },
    { type: 'task.progress', id: 'scan', text: '25% · 25 hands' },
    { type: 'task.progress', id: 'scan', text: '50% · 50 hands' },
    { type: 'task.done', id: 'scan' },
    expect.objectContaining({ type: 'task.started', id: 'hands' }),
  ]);
  const plainly = tell(false, told).steps.map(({ type }) => type);
  expect(plainly).toEqual(['task.started', 'task.progress', 'task.done', 'task.started']);
});
