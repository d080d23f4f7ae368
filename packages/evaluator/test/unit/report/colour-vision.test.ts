import { expect, test } from 'vitest';
import { darkFigure, lightFigure } from '../../../src/report/figures/figure-style.ts';

type Triple = readonly [number, number, number];

/**
 * What the three kinds of dichromats see, in linear RGB: Machado, Oliveira and Fernandes, "A Physiologically-based Model for
 * Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009, severity 1.0.
 */
const visions: Readonly<Record<string, readonly Triple[]>> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Of linear RGB to XYZ with the white of D65, as sRGB (IEC 61966-2-1) has it; rows divided by that white. */
const toXyz: readonly Triple[] = [
  [0.4124 / 0.9505, 0.3576 / 0.9505, 0.1805 / 0.9505],
  [0.2126, 0.7152, 0.0722],
  [0.0193 / 1.089, 0.1192 / 1.089, 0.9505 / 1.089],
];

function times(matrix: readonly Triple[], [x, y, z]: Triple): Triple {
  const row = (at: number) => {
    const [a, b, c] = matrix[at] ?? [0, 0, 0];
    return a * x + b * y + c * z;
  };
  return [row(0), row(1), row(2)];
}

function linear(color: string): Triple {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** CIE 1976 L*a*b*. */
function lab(color: string, vision: readonly Triple[]): Triple {
  const seen = times(vision, linear(color)).map((value) => Math.min(1, Math.max(0, value)));
  const [x, y, z] = times(toXyz, seen as unknown as Triple).map((value) =>
    value > (6 / 29) ** 3 ? Math.cbrt(value) : value / (3 * (6 / 29) ** 2) + 4 / 29,
  ) as unknown as Triple;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** ΔE*ab between two colours. */
function distance(one: string, other: string, vision: readonly Triple[]): number {
  const [a, b] = [lab(one, vision), lab(other, vision)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

test('the distance is that of the CIE: black and white are 100 apart', () => {
  const [first] = Object.values(visions);
  expect(distance('#000000', '#ffffff', first ?? [])).toBeCloseTo(100, 1);
});

test.each(Object.keys(visions))('what is done with a hand is told apart with %s', (name) => {
  const near: string[] = [];
  for (const [scheme, colors] of Object.entries({ lightFigure, darkFigure })) {
    const kinds = ['raise', 'call', 'fold', 'unseen'] as const;
    for (const [at, one] of kinds.entries()) {
      for (const other of kinds.slice(at + 1)) {
        const apart = distance(colors[one], colors[other], visions[name] ?? []);
        // About 2.3 is just noticeable; areas side by side are told apart at a glance from some times that on.
        if (apart < 9) near.push(`${scheme}: ${one} and ${other}, ${apart.toFixed(1)}`);
      }
    }
    const apart = distance(colors.line, colors.marker, visions[name] ?? []);
    if (apart < 9) near.push(`${scheme}: line and marker, ${apart.toFixed(1)}`);
  }
  expect(near).toEqual([]);
});
