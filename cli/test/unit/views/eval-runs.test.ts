import { expect, test } from 'vitest';
import { createPalette } from '../../../src/output/palette.ts';
import { runsText } from '../../../src/views/eval-runs.ts';

const plain = createPalette({ isTTY: false, environment: {} });

test('runs are a table', () => {
  const run = {
    runId: 'run-2',
    suite: 'smoke',
    createdAt: '2026-03-14T15:09:26.535Z',
    state: 'finished',
    hands: 1_000,
    of: 1_000,
    bot: 'default',
    opponents: ['maniac'],
    verdict: 'pass',
    bbPer100: 3.25,
    interval: [-10, 16.5],
    agreementRate: null,
    exploitability: null,
  } as const;
  const half = {
    ...run,
    runId: 'run-1',
    state: 'unfinished',
    hands: 12,
    verdict: null,
    bbPer100: null,
    interval: null,
  } as const;
  const runs = [
    { ...run, interval: [-10, 16.5] as [number, number], opponents: ['maniac'] },
    { ...half, opponents: ['maniac'] },
  ];
  expect(runsText({ runs }, plain)).toMatchInlineSnapshot(`
    "RUN    VERDICT           HANDS  BOT      SUITE                        RESULT  STARTED
    run-2  pass              1,000  default  smoke  +3.3 (−10.0 to +16.5) bb/100  2026-03-14T15:09:26Z
    run-1  unfinished  12 of 1,000  default  smoke                             -  2026-03-14T15:09:26Z"
  `);
});

test('a run that is played in shards says in how many', () => {
  const run = {
    ...{ runId: 'run-5', suite: 'smoke', createdAt: '2026-03-14T15:09:26.535Z', shards: 3 },
    ...{ state: 'unfinished' as const, hands: 20, of: 60, bot: 'default', opponents: ['maniac'] },
    ...{ verdict: null, bbPer100: null, interval: null, agreementRate: null, exploitability: null },
  };
  expect(runsText({ runs: [run] }, plain).split('\n')[1]).toBe(
    'run-5  unfinished  20 of 60  default  smoke, 3 shards       -  2026-03-14T15:09:26Z',
  );
});

test('without a run it says how to begin', () => {
  expect(runsText({ runs: [] }, plain)).toBe(
    'No runs yet\n\nhint: pokerbot eval smoke --hands 100',
  );
});

test('of a shadow run its agreement is the result', () => {
  const text = runsText(
    {
      runs: [
        {
          runId: 'run-3',
          suite: 'shadow',
          createdAt: '2026-03-14T15:09:26.535Z',
          state: 'finished',
          hands: 9,
          of: 9,
          bot: 'default',
          opponents: [],
          verdict: null,
          bbPer100: null,
          interval: null,
          agreementRate: 0.9999,
          exploitability: null,
        },
      ],
    },
    plain,
  );
  expect(text.split('\n')[1]).toBe(
    'run-3  finished      9  default  shadow  99.9% agree  2026-03-14T15:09:26Z',
  );
});

test('of a local best response what it wins is the result, and no verdict on health stands in its place', () => {
  const run = {
    runId: 'run-4',
    suite: 'lbr',
    createdAt: '2026-03-14T15:09:26.535Z',
    state: 'finished' as const,
    hands: 2_000,
    of: 2_000,
    bot: 'heuristic',
    opponents: ['local-best-response'],
    verdict: null,
    bbPer100: -234.6,
    interval: [-369.1, -100] as [number, number],
    agreementRate: null,
    exploitability: { mbbPerHand: 2_345.6, interval: [1_000.4, 3_690.8] as [number, number] },
  };
  expect(runsText({ runs: [run] }, plain).split('\n')[1]).toBe(
    'run-4  finished  2,000  heuristic  lbr    +2,346 (+1,000 to +3,691) mbb/hand  2026-03-14T15:09:26Z',
  );
});
