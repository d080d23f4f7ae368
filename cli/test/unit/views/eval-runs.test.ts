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
    measured: { what: 'win rate', estimator: 'all-in', level: 0.95, looks: 'one' },
  } as const;
  const half = {
    ...run,
    runId: 'run-1',
    state: 'unfinished',
    hands: 12,
    verdict: null,
    bbPer100: null,
    interval: null,
    measured: null,
  } as const;
  const runs = [
    { ...run, interval: [-10, 16.5] as [number, number], opponents: ['maniac'] },
    { ...half, opponents: ['maniac'] },
  ];
  expect(runsText({ runs }, plain)).toMatchInlineSnapshot(`
    "RUN    VERDICT           HANDS  BOT      SUITE  STARTED                                     RESULT  WHICH IS
    run-2  pass              1,000  default  smoke  2026-03-14T15:09:26Z  +3.3 (−10.0 to +16.5) bb/100  win rate by all-in, 95% for one look
    run-1  unfinished  12 of 1,000  default  smoke  2026-03-14T15:09:26Z                             -"
  `);
});

test('a run that is played in shards says in how many', () => {
  const run = {
    ...{ runId: 'run-5', suite: 'smoke', createdAt: '2026-03-14T15:09:26.535Z', shards: 3 },
    ...{ state: 'unfinished' as const, hands: 20, of: 60, bot: 'default', opponents: ['maniac'] },
    ...{ verdict: null, bbPer100: null, interval: null, agreementRate: null, exploitability: null },
    measured: null,
  };
  expect(runsText({ runs: [run] }, plain).split('\n')[1]).toBe(
    'run-5  unfinished  20 of 60  default  smoke, 3 shards  2026-03-14T15:09:26Z       -',
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
          measured: null,
        },
      ],
    },
    plain,
  );
  expect(text.split('\n')[1]).toBe(
    'run-3  finished      9  default  shadow  2026-03-14T15:09:26Z  99.9% agree',
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
    measured: {
      what: 'won from the bot' as const,
      estimator: 'luck-corrected' as const,
      level: 0.95,
      looks: 'one' as const,
    },
  };
  expect(runsText({ runs: [run] }, plain).split('\n')[1]).toBe(
    'run-4  finished  2,000  heuristic  lbr    2026-03-14T15:09:26Z  +2,346 (+1,000 to +3,691) mbb/hand  won from the bot by luck-corrected, 95% for one look',
  );
});

test('of an A/B run it says who is measured against whom, and that its interval holds at every look', () => {
  const run = {
    ...{ runId: 'run-6', suite: 'ab', createdAt: '2026-03-14T15:09:26.535Z' },
    ...{ state: 'finished' as const, hands: 900, of: 20_000, bot: 'tuesday', against: 'monday' },
    ...{ opponents: ['monday'], verdict: 'better' as const, bbPer100: 11.1 },
    interval: [2, 20.2] as [number, number],
    ...{ agreementRate: null, exploitability: null },
    measured: {
      ...{ what: 'B from A' as const, estimator: 'luck-corrected' as const },
      ...{ level: 0.9, looks: 'every' as const },
    },
  };
  expect(runsText({ runs: [run] }, plain).split('\n')[1]).toBe(
    'run-6  better   900 of 20,000  tuesday against monday  ab     2026-03-14T15:09:26Z  +11.1 (+2.0 to +20.2) bb/100  B from A by luck-corrected, 90% at every look',
  );
});
