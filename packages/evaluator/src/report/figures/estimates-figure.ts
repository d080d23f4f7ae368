import type { Estimate } from '@poker-bot/shared/evaluation/estimate';
import { element, type Markup } from '../markup/element.ts';
import { figure, label } from './figure.ts';
import { atAxis, signed, span } from './format.ts';
import type { RateUnit } from './rate-unit.ts';
import { linear, rounded, ticks } from './scale.ts';

const width = 720;
const row = 32;
const [left, right] = [150, 690];

/** The estimates of one win rate side by side, each with its interval: how much a better estimator narrows it. */
export function estimatesFigure(
  id: string,
  estimates: readonly Estimate[],
  unit: RateUnit['name'] = 'bb/100',
): Markup {
  const ends = estimates.flatMap(({ bbPer100, interval }) => [bbPer100, ...(interval ?? [])]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const margin = (high - low || 1) * 0.05;
  const domain = [low - margin, high + margin] as const;
  const x = linear({ domain, range: [left, right] });
  const height = estimates.length * row + 34;
  const words = estimates.map(
    ({ name, bbPer100, interval }) => `${name} ${signed(bbPer100)} (${span(interval)})`,
  );
  return figure(
    {
      id,
      title: 'The same hands, estimated in several ways',
      description: `In ${unit} with 95 % intervals: ${words.join('; ')}.`,
      width,
      height,
    },
    ticks(domain, 6).map((value) => [
      element('path', { class: 'grid', d: `M${rounded(x(value))} 4V${height - 26}` }),
      label(atAxis(value), {
        x: rounded(x(value)),
        y: height - 8,
        anchor: 'middle',
      }),
    ]),
    element('path', { class: 'zero', d: `M${rounded(x(0))} 4V${height - 26}` }),
    estimates.map(({ name, bbPer100, interval }, at) => {
      const y = 4 + row * (at + 0.5);
      const [from, to] = interval ?? [bbPer100, bbPer100];
      return [
        label(name, { x: 8, y: y + 4 }),
        element('path', {
          class: 'curve',
          d: `M${rounded(x(from))} ${y - 6}V${y + 6}M${rounded(x(from))} ${y}H${rounded(x(to))}M${rounded(x(to))} ${y - 6}V${y + 6}`,
        }),
        element('circle', { class: 'dot', cx: rounded(x(bbPer100)), cy: y, r: 5 }),
      ];
    }),
  );
}
