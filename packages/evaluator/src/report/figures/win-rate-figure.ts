import { element, type Markup } from '../markup/element.ts';
import { figure, label } from './figure.ts';
import { atAxis, signed, span, whole } from './format.ts';
import { linear, rounded, type Scale, ticks } from './scale.ts';

export interface CurvePoint {
  readonly hands: number;
  readonly bbPer100: number;
  readonly interval: readonly [number, number] | null;
}

export interface WinRateData {
  readonly id: string;
  readonly curve: readonly CurvePoint[];
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
}

/** The win rate as it came to be known, hand by hand, with its confidence band. */
export function winRateFigure({ id, curve, title, band, delta }: WinRateData): Markup {
  const last = curve.at(-1);
  const at = axesOf(curve, delta ?? 0);
  const description =
    last === undefined
      ? 'Nothing is known yet.'
      : `After ${whole(last.hands)} hands ${signed(last.bbPer100)} bb/100; the band (${band}) reaches from ${span(last.interval)}. The early part of the band may reach beyond the axes.`;
  return figure(
    { id, title, description, width, height },
    grid(at),
    element('path', { class: 'band', d: bandPath(curve, at) }),
    horizontal('zero', 0, at),
    delta === undefined ? null : [-delta, delta].map((value) => horizontal('marker', value, at)),
    element('path', { class: 'curve', d: linePath(curve, at) }),
    last === undefined
      ? null
      : element('circle', {
          class: 'dot',
          cx: at.x(last.hands),
          cy: rounded(at.y(last.bbPer100)),
          r: 3.5,
        }),
    label('bb/100', { x: 8, y: 16 }),
    label('hands', { x: plot.right, y: height - 6, anchor: 'end' }),
  );
}

/** Wide early intervals are cut off: what counts is where the curve settles. */
function axesOf(curve: readonly CurvePoint[], delta: number): Axes {
  const settled = curve.slice(Math.floor(curve.length / 4));
  const ends = settled.flatMap(({ bbPer100, interval }) => [bbPer100, ...(interval ?? [])]);
  const low = Math.min(0, -delta, ...ends);
  const high = Math.max(0, delta, ...ends);
  const margin = (high - low || 1) * 0.06;
  const rates = [low - margin, high + margin] as const;
  const hands = [0, Math.max(1, curve.at(-1)?.hands ?? 1)] as const;
  return {
    hands,
    rates,
    x: linear({ domain: hands, range: [plot.left, plot.right] }),
    y: linear({ domain: rates, range: [plot.bottom, plot.top] }),
  };
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
