import { element, type Markup } from '../markup/element.ts';
import { binStartMs, type LatencyTally } from '../tally/latency-tally.ts';
import { figure, label } from './figure.ts';
import { counted, milliseconds, whole } from './format.ts';
import { linear, rounded } from './scale.ts';

const [width, height] = [720, 220];
const plot = { left: 64, right: 700, top: 14, bottom: 180 };

/** How long answers took, in bins of a fifth of a decade; both ends of the axis are of what was measured. */
export function latencyFigure(id: string, tally: LatencyTally): Markup {
  const { name, bins, count } = tally;
  const used = [...bins.keys()];
  const [first, last] = [Math.min(...used, 100), Math.max(...used, 0)];
  const [from, to] = first > last ? [0, 5] : [first, last + 1];
  const most = Math.max(1, ...bins.values());
  const x = linear({ domain: [from, to], range: [plot.left, plot.right] });
  const y = linear({ domain: [0, most], range: [plot.bottom, plot.top] });
  const [p50, p99] = [tally.quantile(0.5), tally.quantile(0.99)];
  return figure(
    {
      id,
      title: `Latency of ${name}`,
      description: `${counted(count, 'answer')}: half within ${milliseconds(p50)}, 99 % within ${milliseconds(p99)}, the slowest ${milliseconds(tally.slowest)}. The time axis is logarithmic.`,
      width,
      height,
    },
    label(whole(most), { x: plot.left - 8, y: plot.top + 6, anchor: 'end' }),
    label('0', { x: plot.left - 8, y: plot.bottom, anchor: 'end' }),
    [...bins]
      .sort(([a], [b]) => a - b)
      .map(([bin, answers]) =>
        element(
          'rect',
          {
            class: 'bar',
            x: rounded(x(bin) + 0.5),
            y: rounded(Math.min(y(answers), plot.bottom - 1)),
            width: rounded(x(bin + 1) - x(bin) - 1),
            height: rounded(Math.max(1, plot.bottom - y(answers))),
          },
          element('title', {}, `${range(bin)}: ${counted(answers, 'answer')}`),
        ),
      ),
    timeAxis(from, to).map((bin) =>
      label(milliseconds(binStartMs(bin)), {
        x: rounded(x(bin)),
        y: plot.bottom + 18,
        anchor: 'middle',
      }),
    ),
    element('path', { class: 'axis', d: `M${plot.left} ${plot.top}V${plot.bottom}H${plot.right}` }),
  );
}

function range(bin: number): string {
  return `${milliseconds(binStartMs(bin))} to ${milliseconds(binStartMs(bin + 1))}`;
}

function timeAxis(from: number, to: number): number[] {
  const step = Math.max(1, Math.ceil((to - from) / 7));
  const count = Math.floor((to - from) / step) + 1;
  return Array.from({ length: count }, (_, at) => from + at * step);
}
