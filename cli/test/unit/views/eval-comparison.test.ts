import type { Comparison } from '@poker-bot/shared/evaluation/comparison';
import { expect, test } from 'vitest';
import { createPalette } from '../../../src/output/palette.ts';
import { comparisonText } from '../../../src/views/eval-comparison.ts';

const plain = createPalette({ isTTY: false, environment: {} });

function run(runId: string, bot: string, bbPer100: number) {
  return {
    runId,
    createdAt: '2026-03-14T15:09:26.535Z',
    finished: true,
    bot,
    verdict: 'pass',
    figures: [
      { name: 'hands', value: 20_000, interval: null },
      {
        name: 'bbPer100',
        value: bbPer100,
        interval: [bbPer100 - 5, bbPer100 + 5] as [number, number],
      },
      { name: 'latencyMs.p99', value: 1.23456, interval: null },
      { name: 'memoryGrowthMb', value: null, interval: null },
    ],
  };
}

const comparison: Comparison = {
  suite: 'smoke',
  runs: [run('monday', 'default', 10), run('tuesday', 'candidate', 22.25)],
  settings: [],
  configurations: [
    { path: 'bot.name', values: ['default', 'candidate'] },
    { path: 'bot.advisors.solver.samples', values: [400, null] },
  ],
  versions: [],
  differences: [
    {
      runId: 'tuesday',
      base: 'monday',
      estimator: 'luck-corrected',
      paired: true,
      observations: [10_000, 10_000],
      bbPer100: 12.25,
      mbbPerHand: null,
      interval: [4, 20.5],
      simultaneousInterval: [4, 20.5],
      pValue: 0.0036,
      adjustedPValue: 0.0036,
      outcome: 'higher',
    },
  ],
  correction: { method: 'holm', level: 0.05, comparisons: 1 },
  notes: ['Run `tuesday` is not finished: its figures are those so far'],
};

test('figures stand side by side, then what differs, then whether the win rates do', () => {
  expect(comparisonText(comparison, plain)).toMatchInlineSnapshot(`
    "RUN                            monday                 tuesday
    bot                           default               candidate
    verdict                          pass                    pass
    hands                          20,000                  20,000
    bbPer100        +10.0 (+5.0 to +15.0)  +22.3 (+17.3 to +27.3)
    latencyMs.p99                   1.235                   1.235
    memoryGrowthMb                      -                       -

    what differs
      bot.name  default | candidate
      bot.advisors.solver.samples  400 | none

    RUN      LESS    BB/100 (95%, THIS ONE ALONE)   ALL TOGETHER  ADJUSTED P  BY                                 SO IT IS
    tuesday  monday         +12.3 (+4.0 to +20.5)  +4.0 to +20.5      0.0036  luck-corrected, same 10,000 deals  ▲ higher

    · 1 comparison with one error rate of 5.0% (Holm): each outcome may be believed beside the others
    · Run \`tuesday\` is not finished: its figures are those so far"
  `);
});

test('without a colour a difference is told by sign and word', () => {
  const [difference] = comparison.differences;
  const lower = { ...comparison, differences: [{ ...difference!, outcome: 'lower' as const }] };
  expect(comparisonText(lower, plain)).toContain('▼ lower');
});

test('runs that differ in nothing, and are not tested, say so', () => {
  const text = comparisonText({ ...comparison, configurations: [], differences: [] }, plain);
  expect(text).toContain('Settings, configurations and versions are the same');
  expect(text).not.toContain('Holm');
});

test('between local best responses more is what the bot gives away', () => {
  const [difference] = comparison.differences;
  const bound = { ...difference!, bbPer100: null, mbbPerHand: 1_200, interval: [400, 2_000] };
  const runs = comparison.runs.map((each) => ({
    ...each,
    verdict: null,
    figures: [{ name: 'mbbPerHand', value: 2_500, interval: [2_000, 3_000] as [number, number] }],
  }));
  const text = comparisonText(
    { ...comparison, suite: 'lbr', runs, differences: [bound as typeof difference & object] },
    plain,
  );
  expect(text).toContain('mbbPerHand  +2,500 (+2,000 to +3,000)');
  expect(text).toContain('MBB/HAND (95%, THIS ONE ALONE)');
  expect(text).toMatch(/\+1,200 \(\+400 to \+2,000\) .* ▲ more is won/);
  expect(text).not.toContain('BB/100');
});

test('the win rate of each run says what it was estimated by', () => {
  const [first, second] = comparison.runs;
  const by = (estimator: 'raw' | 'luck-corrected') => ({
    figures: [{ name: 'bbPer100', value: 3, interval: [-1, 7] as [number, number], estimator }],
  });
  const runs = [
    { ...first!, ...by('luck-corrected') },
    { ...second!, ...by('raw') },
  ];
  const text = comparisonText({ ...comparison, runs }, plain);
  expect(text).toMatch(/\+3\.0 \(−1\.0 to \+7\.0\) luck-corrected +\+3\.0 \(−1\.0 to \+7\.0\) raw/);
});
