import { expect, test } from 'vitest';
import { createPalette } from '../../../src/output/palette.ts';
import { winRatePlot } from '../../../src/views/eval-plot.ts';
import { summaryText } from '../../../src/views/eval-summary.ts';
import { evaluationSummary } from '../../support/evaluation-summary.ts';

const plain = createPalette({ isTTY: false, environment: {} });

test('the final screen says verdict, figures, limits, files and the next step', () => {
  expect(summaryText(evaluationSummary, plain)).toMatchInlineSnapshot(`
    "✔ pass  \`default\`, 5 hands at 2 seats, seed \`pokerbot\`
      · No illegal action
      · No timeout
      · No crash
      · 7 decisions in 5 hands, 0 of them degraded

      win rate    +12.3 (−100.0 to +1,124.7) bb/100
                  95% interval over 2 complete deals of 2 hands, by \`luck-corrected\`
      by position BB −30.0  BTN +75.5  by \`raw\`
      opponents   maniac
      latency     p50 0.457 ms  p99 12.3 ms  max 1200.1 ms  7 decisions
      advisors    solver 6 answered, 1 failed; agents 7 skipped
      health      0 illegal actions, 0 timeouts, 0 crashes, 0 degraded hands, 1 guard intervention
      memory      grew by 12.3 MB

      ESTIMATE            BB/100 (95%, ONE LOOK)  OBSERVED  WORTH RAW HANDS  HANDS FOR ±5
      raw               +31.2 (−900.5 to +962.9)         5                5     5,123,456
      luck-corrected  +12.3 (−100.0 to +1,124.7)         2              496       123,456

      what this cannot say
      Whether the bot plays well: 5 hands tell its win rate to ±612 bb/100
      About 123,456 hands would tell it to ±5 bb/100 at the spread measured here
      Not in the win rate: 1 hand of incomplete deals, which count for health only

      files       results/eval/run-1
      report      pokerbot eval report run-1 --open
      next        pokerbot hands verify results/eval/run-1/hands.phhs"
  `);
});

test('a failed run leads with what failed and to the log of the advisor that failed', () => {
  const text = summaryText(
    { ...evaluationSummary, verdict: 'fail', reasons: ['1 timeout, none allowed'], timeouts: 1 },
    plain,
  );
  expect(text.split('\n').slice(0, 2)).toEqual([
    '✖ fail  `default`, 5 hands at 2 seats, seed `pokerbot`',
    '  · 1 timeout, none allowed',
  ]);
  expect(text).toContain('pokerbot logs solver');
});

test('a run without a complete deal claims no win rate', () => {
  const text = summaryText(
    { ...evaluationSummary, bbPer100: null, interval: null, handsNeeded: null, deals: 0 },
    plain,
  );
  expect(text).toContain('win rate    - bb/100');
  expect(text).toContain('too few complete deals even to measure the spread');
});

test('the plot shows the line, its interval, zero and the ends of both axes', () => {
  const curve = [10, 20, 30, 40].map((hands, at) => ({
    hands,
    bbPer100: at * 10 - 10,
    interval: [at * 10 - 50 + at * 5, at * 10 + 30 - at * 5] as [number, number],
  }));
  expect(winRatePlot(curve).join('\n')).toMatchInlineSnapshot(`
    "+52.5 │⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⡀⠀⡀⠀
          │⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⡀⠀⡀⠀⡀⠀⡀⠀⡀⠀⠄⠀⠄⠀⠄⠀⠄⠀⠄⠀⠂⠀⠂⠀⠂⠀⠂⠀⠂⠀⠁⠀⠁⠀⠁⠀⠁⠀⠀⠀⠀⠀
          │⠂⠀⠂⠀⠂⠀⠂⠀⠂⠀⠁⠀⠁⠀⠁⠀⠁⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀
          │⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⣀⣀⣀⣀⣀⠤⠤⠤⠤⠤
          │⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⣀⣀⣀⣀⣀⠤⠤⠤⠤⠔⠒⠒⠒⠒⠊⠉⠉⠉⠉⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀
          │⠤⠀⠤⠀⠤⠀⠤⠀⠤⠀⠤⠀⣤⣀⣤⣀⣤⠤⠤⠤⠤⠔⠶⠒⠶⠒⠮⠉⠭⠉⠭⠀⠤⠀⠤⠀⠤⠀⠤⠀⠤⠀⠤⠀⠤⠀⠤⠀⠤⠀⠤⠀⠤⠀⠤⠀⠤⠀⠤⠀
    −12.5 │⠤⠤⠔⠒⠒⠒⠒⠉⠉⠉⠉⠉⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⡀⠀⡀⠀⠄⠀⠄⠀⠂⠀⠁⠀
          └────────────────────────────────────────────────────────────
           0                                                   40 hands"
  `);
});

test('a line that never moves can be drawn, and two points are no line', () => {
  const flat = [2, 4, 6].map((hands) => ({
    hands,
    bbPer100: 3,
    interval: [3, 3] as [number, number],
  }));
  expect(winRatePlot(flat)).toHaveLength(9);
  expect(winRatePlot(flat.slice(0, 2))).toEqual([]);
});

test('of a curve that is nothing but rounding no picture is made', () => {
  const noise = [2, 4, 6].map((hands) => ({
    hands,
    bbPer100: -0.0004,
    interval: [-0.02, 0.01] as [number, number],
  }));
  expect(winRatePlot(noise)).toEqual(['0.0 at every point: there is nothing to draw']);
});

test('the line of the plot has no gap where it is steep', () => {
  const curve = Array.from({ length: 61 }, (_, at) => ({
    hands: at + 1,
    bbPer100: at === 40 ? 100 : 0,
    interval: null,
  }));
  // The first row is margin above the line.
  const drawn = winRatePlot(curve).slice(1, 7);
  const spike = drawn.map((row) => row.slice(row.indexOf('│') + 1).slice(38, 43));
  expect(spike.filter((row) => !/[^\u2800]/u.test(row))).toEqual([]);
});
