import type { Estimate } from '@poker-bot/shared/evaluation/estimate';
import { element, type Markup } from '../markup/element.ts';
import { figure, label } from './figure.ts';
import { atAxis, signed, span, whole } from './format.ts';
import type { RateUnit } from './rate-unit.ts';
import { linear, rounded, type Scale, ticks } from './scale.ts';

export interface CurvePoint {
  readonly hands: number;
  readonly bbPer100: number;
  readonly interval: readonly [number, number] | null;
}

export interface WinRateData {
  readonly id: string;
  /** Of the curve, whatever its points are called. */
  readonly unit: RateUnit['name'];
  readonly curve: readonly CurvePoint[];
  readonly estimator: Estimate['name'];
  /** What the curve is of, and what its band means. */
  readonly title: string;
  readonly band: string;
  /** bb/100: drawn as lines on either side of zero. */
  readonly delta?: number;
}

const [width, height] = [720, 340];
const plot = { left: 64, right: 700, top: 30, bottom: 296 };

interface Axes {
  readonly x: Scale;
  readonly y: Scale;
  readonly hands: readonly [number, number];
  readonly rates: readonly [number, number];
  /** Whether a rate lies within the picture. */
  readonly holds: (rate: number) => boolean;
}

/** The win rate as it came to be known, hand by hand, with its confidence band. */
export function winRateFigure({ id, unit, curve, title, band, delta }: WinRateData): Markup {
  const last = curve.at(-1);
  const at = axesOf(curve, delta ?? 0);
  const description =
    last === undefined
      ? 'Nothing is known yet.'
      : `After ${whole(last.hands)} hands ${signed(last.bbPer100)} ${unit}; the band (${band}) reaches from ${span(last.interval)}. Arrows stand where the band reaches beyond the axes.`;
  return figure(
    { id, title, description, width, height },
    grid(at),
    element('path', { class: 'band', d: bandPath(curve, at) }),
    [0].filter(at.holds).map((value) => horizontal('zero', value, at)),
    delta === undefined
      ? null
      : [-delta, delta].filter(at.holds).map((value) => horizontal('marker', value, at)),
    element('path', { class: 'curve', d: linePath(curve, at) }),
    cutMarks(curve, at),
    last === undefined
      ? null
      : element('circle', {
          class: 'dot',
          cx: at.x(last.hands),
          cy: rounded(at.y(last.bbPer100)),
          r: 3.5,
        }),
    label(unit, { x: 8, y: 16 }),
    label('hands', { x: plot.right, y: height - 6, anchor: 'end' }),
  );
}

/** Share of the hands after which a curve is taken to have settled: points lie close in the beginning, so it is not one of points. */
const settling = 1 / 2;
/** bb/100 above and below at least: a finer axis would show rounding. */
const leastMargin = 0.5;

/**
 * Set by the second half of the hands: what is wider before is cut off. Zero and delta are in the picture where they don't make the rest of it small.
 */
function axesOf(curve: readonly CurvePoint[], delta: number): Axes {
  const last = curve.at(-1);
  const settled = curve.filter(({ hands }) => hands >= (last?.hands ?? 0) * settling);
  const ends = settled.flatMap(({ bbPer100, interval }) => [bbPer100, ...(interval ?? [])]);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const near = [0, -delta, delta].filter(
    (value) => ends.length === 0 || isNear(value, { least, most }),
  );
  const low = Math.min(...ends, ...near);
  const high = Math.max(...ends, ...near);
  const margin = Math.max(leastMargin, (high - low) * 0.06);
  const rates = [low - margin, high + margin] as const;
  const hands = [0, Math.max(1, curve.at(-1)?.hands ?? 1)] as const;
  return {
    hands,
    rates,
    holds: (rate) => rate >= rates[0] && rate <= rates[1],
    x: linear({ domain: hands, range: [plot.left, plot.right] }),
    y: linear({ domain: rates, range: [plot.bottom, plot.top] }),
  };
}

function isNear(value: number, { least, most }: { least: number; most: number }): boolean {
  const away = Math.max(least - value, value - most, 0);
  return away <= 2 * (most - least);
}

function grid({ x, y, hands, rates }: Axes): Markup[] {
  const across = ticks(rates, 6).flatMap((value) => [
    element('path', { class: 'grid', d: `M${plot.left} ${rounded(y(value))}H${plot.right}` }),
    label(atAxis(value), {
      x: plot.left - 8,
      y: rounded(y(value)) + 4,
      anchor: 'end',
    }),
  ]);
  const along = ticks(hands, 6).map((value) =>
    label(whole(value), { x: rounded(x(value)), y: plot.bottom + 18, anchor: 'middle' }),
  );
  const axis = `M${plot.left} ${plot.top}V${plot.bottom}H${plot.right}`;
  return [...across, ...along, element('path', { class: 'axis', d: axis })];
}

/** Width of a mark of what is cut off, and the least distance between two: they don't touch. */
const [markWidth, markDistance] = [8, 20];

/** Arrows at the edges of the picture, where the band goes on beyond them. */
function cutMarks(curve: readonly CurvePoint[], { x, rates: [low, high] }: Axes): Markup[] {
  const beyond = (pick: (interval: readonly [number, number]) => boolean) => {
    const at: number[] = [];
    for (const { hands, interval } of curve) {
      if (interval === null || !pick(interval)) continue;
      const previous = at.at(-1);
      if (previous === undefined || x(hands) - previous >= markDistance) at.push(x(hands));
    }
    return at;
  };
  return [
    ...beyond(([, end]) => end > high).map((at) => arrow(at, { edge: plot.top, tip: -6 })),
    ...beyond(([end]) => end < low).map((at) => arrow(at, { edge: plot.bottom, tip: 6 })),
  ];
}

function arrow(at: number, { edge, tip }: { edge: number; tip: number }): Markup {
  const half = markWidth / 2;
  const base = edge - tip;
  return element('path', {
    class: 'cut',
    d: `M${rounded(at - half)} ${base}L${rounded(at + half)} ${base}L${rounded(at)} ${edge}Z`,
  });
}

function horizontal(kind: string, value: number, { y }: Axes): Markup {
  return element('path', { class: kind, d: `M${plot.left} ${rounded(y(value))}H${plot.right}` });
}

function linePath(curve: readonly CurvePoint[], { x, y }: Axes): string {
  return pathOf(curve.map(({ hands, bbPer100 }) => [x(hands), y(bbPer100)]));
}

function bandPath(curve: readonly CurvePoint[], { x, y }: Axes): string {
  const known = curve.flatMap(({ hands, interval }) =>
    interval === null ? [] : [{ at: x(hands), low: y(interval[0]), high: y(interval[1]) }],
  );
  if (known.length < 2) return '';
  const upper = known.map(({ at, high }) => [at, high] as const);
  const lower = known.map(({ at, low }) => [at, low] as const).reverse();
  return `${pathOf([...upper, ...lower])}Z`;
}

function pathOf(points: readonly (readonly [number, number])[]): string {
  return points
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${rounded(x)} ${rounded(y)}`)
    .join('');
}
