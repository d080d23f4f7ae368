import { expect, test } from 'vitest';
import { createPalette } from '../../../src/output/palette.ts';
import { abText } from '../../../src/views/eval-ab.ts';
import { shownRunText, shownText } from '../../../src/views/eval-shown-run.ts';
import { abSummary } from '../../support/ab-summary.ts';

const plain = createPalette({ isTTY: false, environment: {} });

test('the final screen says who is better or not, by what, how sure, and how far it is from a verdict', () => {
  expect(abText(abSummary, plain)).toMatchInlineSnapshot(`
    "? undecided  \`tuesday\` against \`monday\`, 241 hands at 2 seats, seed \`pokerbot\`
      · 95 % interval, at every look, over 120 pairs by \`luck-corrected\`: −8.1 to +30.2 bb/100; it holds 0

      B from A    +11.1 (−8.1 to +30.2) bb/100
                  what B wins from A; within ±5 counts as none
                  95% interval at every look, by \`luck-corrected\` over 120 pairs, 1 hand outside
      by position BB −30.0  BTN +52.1  won by B, by \`raw\`
      opponents   each other, heads-up
      A           \`monday\`  p50 0.457 ms  p99 12.3 ms  12 decisions
      B           \`tuesday\`  p50 0.500 ms  p99 14.0 ms  12 decisions  1 illegal action  2 timeouts  1 guard intervention
      health      1 crash, 0 degraded hands

      ESTIMATE          BB/100 (95%, ONE LOOK)  OBSERVED  WORTH RAW HANDS  HANDS FOR ±5
      raw             +31.2 (−900.5 to +962.9)       241              241     5,123,456
      luck-corrected     +11.1 (−1.2 to +23.3)       120           12,346         2,800

      About 480 more hands would decide, if the difference is the one measured; the run goes on from these
      files       results/eval/run-1
      report      pokerbot eval report run-1 --open
      next        pokerbot eval ab --resume run-1 --max-hands 721"
  `);
});

test('a verdict ends with how to look at the run again, and too few pairs say so', () => {
  const decided = abText({ ...abSummary, verdict: 'better', moreHands: 0, longer: null }, plain);
  expect(decided).toMatch(/^✔ better/);
  expect(decided).not.toContain('more hands');
  expect(decided).toContain('pokerbot eval show run-1');
  const open = abText({ ...abSummary, moreHands: null, longer: null, interval: null }, plain);
  expect(open).toContain('Too few pairs to say how many more a verdict would take');
});

test('the next command can be given to a shell', () => {
  expect(abText({ ...abSummary, longer: null }, plain)).not.toContain('goes on');
  const longer = ['monday', '../my bots/tuesday.bot.json', '--seed', "it's", '--max-hands', '721'];
  const text = abText({ ...abSummary, longer }, plain);
  expect(text).toContain('a new run of the same seed plays these again first');
  expect(text).toContain(
    "pokerbot eval ab monday '../my bots/tuesday.bot.json' --seed 'it'\\''s' --max-hands 721",
  );
});

test('`eval show` shows a run of two bots as the run did', () => {
  const shown = { manifest: {}, finished: true, summary: abSummary };
  expect(shownRunText(shown, plain)).toBe(abText(abSummary, plain));
});

test('of a run that was stopped it says how to go on', () => {
  const shown = shownRunText({ manifest: {}, finished: false, summary: abSummary }, plain);
  const { runId } = abSummary;
  expect(shown.split('\n').at(-1)).toBe(`  next        pokerbot eval ab --resume ${runId}`);
});

test('against a field the figures are differences, and say so', () => {
  const shown = abText({ ...abSummary, opponents: ['maniac'] }, plain);
  expect(shown).toContain('B less A    +11.1 (−8.1 to +30.2) bb/100');
  expect(shown).toContain(
    'what B wins from the field, less what A wins from it; within ±5 counts as none',
  );
  expect(shown).toContain('by position BB −30.0  BTN +52.1  B less A');
});

test('of bots that win nothing from each other 0 is told and no curve of rounding drawn', () => {
  const nothing = { bbPer100: -0.0004, interval: [-0.02, 0.01] as [number, number] };
  const curve = [50, 100, 200].map((hands) => ({ hands, ...nothing }));
  const text = abText({ ...abSummary, ...nothing, curve }, plain);
  expect(text).toContain('B from A    0.0 bb/100 at every look');
  expect(text).toContain('0.0 at every point: there is nothing to draw');
  expect(text).not.toMatch(/−0\.0|│/);
});

test('what the style of a bot does is told under the run, and nothing where there is none', () => {
  const b = { name: 'bold', style: { aggression: 2, looseness: 0.5 } };
  const manifest = { a: { name: 'calm' }, b };
  const text = shownText({ manifest, finished: true, summary: abSummary }, plain);
  const plainly = abText(abSummary, plain);
  expect(text).toBe(`${plainly}\n  style       \`B bold\` aggression × 2, looseness × 0.5`);
  expect(shownText({ manifest: {}, finished: true, summary: abSummary }, plain)).toBe(plainly);
});
