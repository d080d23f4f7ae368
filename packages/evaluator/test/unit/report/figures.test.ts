import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standalone } from '../../../src/report/figures/figure.ts';
import { lightFigure } from '../../../src/report/figures/figure-style.ts';
import { atAxis, milliseconds, percent, signed } from '../../../src/report/figures/format.ts';
import { latencyFigure } from '../../../src/report/figures/latency-figure.ts';
import { positionsFigure } from '../../../src/report/figures/positions-figure.ts';
import { linear, ticks } from '../../../src/report/figures/scale.ts';
import { winRateFigure } from '../../../src/report/figures/win-rate-figure.ts';
import { LatencyTally } from '../../../src/report/tally/latency-tally.ts';

const curve = [
  { hands: 10, bbPer100: 500, interval: null },
  { hands: 20, bbPer100: -40, interval: [-900, 820] as const },
  { hands: 30, bbPer100: 12, interval: [-60, 84] as const },
  { hands: 40, bbPer100: 8, interval: [-30, 46] as const },
];
const words = {
  ...{
    id: 'win-rate',
    title: 'Win rate',
    unit: 'bb/100' as const,
    estimator: 'duplicate' as const,
    band: '95 % interval',
  },
};

test('a win-rate curve is a line and a band, and says in words where it ends', () => {
  const { text } = winRateFigure({ ...words, curve, delta: 5 });

  expect(text).toContain(
    'After 40 hands +8.0 bb/100; the band (95 % interval) reaches from −30.0 to +46.0.',
  );
  expect(text.match(/class="band" d="M[^"]+Z"/)).not.toBeNull();
  expect(text.match(/class="marker"/g)).toHaveLength(2);
  expect(text).not.toMatch(/NaN|Infinity|undefined/);
});

test('the axis is set by where the curve settles, and arrows tell where the band is cut off', () => {
  const settling = Array.from({ length: 60 }, (_, index) => {
    const hands = Math.round(2 * 1.12 ** index);
    const half = 900 / Math.sqrt(hands);
    return { hands, bbPer100: -15, interval: [-15 - half, -15 + half] as const };
  });
  const { text } = winRateFigure({ ...words, curve: settling, delta: 5 });
  const { top, bottom } = bandAtEnd(text);
  // At the end the band fills most of the 266 pixels that there are.
  expect(bottom - top).toBeGreaterThan(120);
  const arrows = [...text.matchAll(/class="cut" d="M([\d.]+) ([\d.]+)/g)];
  expect(arrows.some(([, , y]) => Number(y) < 100)).toBe(true);
  expect(arrows.some(([, , y]) => Number(y) > 200)).toBe(true);
  // Only in the first half.
  for (const [, x] of arrows) expect(Number(x)).toBeLessThan(64 + 636 / 2);
  expect(text.match(/class="marker"/g)).toHaveLength(2);
  expect(text).toContain('class="zero"');
});

test('a line that lies far from all that happened is left out, and a band that fits has no arrow', () => {
  const far = [10, 20, 30, 40].map((hands) => ({
    hands,
    bbPer100: 500,
    interval: [495, 505] as const,
  }));
  const { text } = winRateFigure({ ...words, curve: far, delta: 5 });
  expect(text).not.toMatch(/class="(zero|marker|cut)"/);
});

/** Where the band begins and ends at the right edge, in pixels. */
function bandAtEnd(text: string): { top: number; bottom: number } {
  const [, path = ''] = text.match(/class="band" d="([^"]*)"/) ?? [];
  const points = [...path.matchAll(/([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
  const ends = points.filter(([x]) => x === 700).map(([, y]) => y ?? 0);
  return { top: Math.min(...ends), bottom: Math.max(...ends) };
}

test('whatever a curve holds, nothing is drawn outside the picture', () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const interval = fc.option(fc.tuple(value, value), { nil: null });
  const point = fc.record({ hands: fc.nat(1e7), bbPer100: value, interval });
  fc.assert(
    fc.property(fc.array(point), (points) => {
      const { text } = winRateFigure({ ...words, curve: points });
      expect(text).not.toMatch(/NaN|Infinity|undefined/);
      for (const [, path = ''] of text.matchAll(/ d="([^"]*)"/g)) {
        for (const [number] of path.matchAll(/-?[\d.]+/g)) {
          expect(Number(number)).toBeGreaterThanOrEqual(0);
          expect(Number(number)).toBeLessThanOrEqual(720);
        }
      }
    }),
  );
});

test('ticks are round, lie within the axis, and are about as many as wished', () => {
  expect(ticks([0, 1000], 5)).toEqual([0, 200, 400, 600, 800, 1000]);
  expect(ticks([-7, 12], 4)).toEqual([-5, 0, 5, 10]);
  expect(ticks([3, 3], 4)).toEqual([3]);
  expect(ticks([-4.4e-323, 0], 5)).toEqual([-4.4e-323]);
  const bound = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(bound, fc.double({ min: 0.01, max: 1e6, noNaN: true }), (low, width) => {
      const marks = ticks([low, low + width], 6);
      expect(marks.length).toBeLessThanOrEqual(8);
      for (const mark of marks) {
        expect(mark).toBeGreaterThanOrEqual(low - width * 1e-6);
        expect(mark).toBeLessThanOrEqual(low + width * (1 + 1e-6));
      }
    }),
  );
});

test('a scale stops at its ends', () => {
  const scale = linear({ domain: [0, 10], range: [100, 200] });
  expect([-5, 0, 5, 10, 99].map(scale)).toEqual([100, 100, 150, 200, 200]);
});

test('no share is rounded to nothing or to all', () => {
  expect([percent(0, 9), percent(1, 900), percent(899, 900), percent(9, 9), percent(1, 0)]).toEqual(
    ['0 %', '<1 %', '>99 %', '100 %', '–'],
  );
});

test('numbers read as people write them', () => {
  expect([signed(-0.04), signed(-0.06), signed(1_234)]).toEqual(['+0.0', '−0.1', '+1,234.0']);
  expect([atAxis(0), atAxis(-20), atAxis(2.5)]).toEqual(['0', '−20', '+2.5']);
  expect([milliseconds(null), milliseconds(0.0123), milliseconds(12), milliseconds(2500)]).toEqual([
    '–',
    '0.012 ms',
    '12.0 ms',
    '2.5 s',
  ]);
});

test('losses lie to the left of zero, gains to the right', () => {
  const positions = [
    { name: 'SB', hands: 5, bbPer100: -30 },
    { name: 'BTN', hands: 5, bbPer100: 60 },
  ];
  const { text } = positionsFigure({ id: 'positions', title: 'By position', positions });
  const bars = [...text.matchAll(/class="bar" x="([\d.]+)" y="\d+" width="([\d.]+)"/g)];
  const [loss, gain] = bars.map(([, x, width]) => ({
    x: Number(x),
    end: Number(x) + Number(width),
  }));

  expect(loss?.end).toBe(gain?.x);
  expect(text).toContain('In bb/100 by position: SB −30.0, BTN +60.0.');
});

test('a histogram has a bar for each bin with answers, and one without any is still a picture', () => {
  const tally = new LatencyTally('solver');
  for (const took of [1, 1, 1.1, 30]) tally.add(took);

  expect(latencyFigure('latency', tally).text.match(/class="bar"/g)).toHaveLength(2);
  expect(latencyFigure('latency', new LatencyTally('none')).text).not.toMatch(/NaN|Infinity/);
});

test('a figure alone carries its colours, and no name gets out of its title', () => {
  const text = standalone(
    winRateFigure({ ...words, title: '</title><script>', curve }),
    lightFigure,
  );

  expect(text).toContain('<style>.figure text{');
  expect(text).toContain('&lt;/title&gt;&lt;script&gt;');
  expect(text).not.toContain('<script');
});
