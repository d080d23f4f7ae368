import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import { isNothing, signed, whole } from './eval-figures.ts';

const columns = 60;
const rows = 7;
/** A braille character is a grid of two by four dots; its code is U+2800 plus these bits. */
const dots = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;

type Curve = SmokeSummary['curve'];

interface Scale {
  readonly low: number;
  readonly high: number;
}

/**
 * The win rate as it settled: the line is the estimate, the dotted lines its 95 % interval, the dashes zero. The first
 * points, whose intervals are wide beyond use, may leave the picture.
 *
 * @returns no line for fewer than three points, and one that says so where all of it is 0
 */
export function winRatePlot(curve: Curve): string[] {
  if (curve.length < 3) return [];
  if (isFlat(curve)) return ['0.0 at every point: there is nothing to draw'];
  const scale = scaleOf(curve);
  const canvas = new Canvas(scale);
  canvas.zero();
  for (let x = 0; x < columns * 2; x += 1) {
    const at = (x / (columns * 2 - 1)) * (curve.length - 1);
    canvas.line(
      x,
      valueAt(curve, at, (point) => point.bbPer100),
    );
    if (x % 4 !== 0) continue;
    canvas.dot(
      x,
      valueAt(curve, at, (point) => point.interval?.[0]),
    );
    canvas.dot(
      x,
      valueAt(curve, at, (point) => point.interval?.[1]),
    );
  }
  return labelled(canvas.lines(), { scale, hands: curve.at(-1)?.hands ?? 0 });
}

/** Whether all of a curve is printed as 0. */
export function isFlat(curve: Curve): boolean {
  return curve.every(({ bbPer100, interval }) => [bbPer100, ...(interval ?? [])].every(isNothing));
}

/** What the last two thirds span, the line wholly and the interval as it ended, with zero where it is near. */
function scaleOf(curve: Curve): Scale {
  const settled = curve.slice(Math.floor(curve.length / 3));
  const means = settled.map(({ bbPer100 }) => bbPer100);
  const [endLow, endHigh] = curve.at(-1)?.interval ?? [0, 0];
  const low = Math.min(...means, endLow);
  const high = Math.max(...means, endHigh);
  const margin = (high - low || 1) * 0.15;
  return { low: low - margin, high: high + margin };
}

function valueAt(
  curve: Curve,
  at: number,
  pick: (point: Curve[number]) => number | undefined,
): number | undefined {
  const before = curve[Math.floor(at)];
  const after = curve[Math.ceil(at)];
  const from = before && pick(before);
  const to = after && pick(after);
  if (from === undefined || to === undefined) return undefined;
  return from + (to - from) * (at - Math.floor(at));
}

class Canvas {
  readonly #bits = Array.from({ length: rows }, () => new Uint8Array(columns));
  readonly #scale: Scale;
  #last: number | undefined;

  constructor(scale: Scale) {
    this.#scale = scale;
  }

  zero(): void {
    for (let x = 0; x < columns * 2; x += 1) if (x % 4 < 2) this.dot(x, 0);
  }

  dot(x: number, value: number | undefined): void {
    if (value !== undefined) this.#set(x, this.#y(value));
  }

  /** A dot, and those between it and the last one where the line is steep. */
  line(x: number, value: number | undefined): void {
    if (value === undefined) return;
    const y = this.#y(value);
    const from = this.#last ?? y;
    for (let step = Math.min(from, y); step <= Math.max(from, y); step += 1) {
      if (step === y || step !== from) this.#set(x, step);
    }
    this.#last = y;
  }

  #y(value: number): number {
    const { low, high } = this.#scale;
    return Math.round(((high - value) / (high - low)) * (rows * 4 - 1));
  }

  #set(x: number, y: number): void {
    const line = this.#bits[y >> 2];
    const bit = dots[y & 3]?.[x & 1];
    if (line !== undefined && bit !== undefined) line[x >> 1] = (line[x >> 1] ?? 0) | bit;
  }

  lines(): string[] {
    return this.#bits.map((line) =>
      Array.from(line, (bits) => String.fromCodePoint(0x2800 + bits)).join(''),
    );
  }
}

function labelled(
  lines: readonly string[],
  { scale, hands }: { scale: Scale; hands: number },
): string[] {
  const labels = lines.map((_, row) => {
    if (row === 0) return signed(scale.high);
    return row === lines.length - 1 ? signed(scale.low) : '';
  });
  const width = Math.max(...labels.map(({ length }) => length));
  const axis = `${' '.repeat(width)} └${'─'.repeat(columns)}`;
  const end = `${whole(hands)} hands`;
  return [
    ...lines.map((line, row) => `${(labels[row] ?? '').padStart(width)} │${line}`),
    axis,
    `${' '.repeat(width + 2)}0${end.padStart(columns - 1)}`,
  ];
}
