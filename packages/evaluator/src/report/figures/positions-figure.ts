import { element, type Markup } from '../markup/element.ts';
import { figure, label } from './figure.ts';
import { signed, whole } from './format.ts';
import { linear, rounded } from './scale.ts';

export interface PositionRate {
  readonly name: string;
  readonly hands: number;
  readonly bbPer100: number;
}

export interface PositionsData {
  readonly id: string;
  readonly title: string;
  readonly positions: readonly PositionRate[];
}

const width = 720;
const row = 30;
const [left, right] = [230, 650];

/** What was won from each position: bars to the left of zero are losses. */
export function positionsFigure({ id, title, positions }: PositionsData): Markup {
  const most = Math.max(1, ...positions.map(({ bbPer100 }) => Math.abs(bbPer100)));
  const x = linear({ domain: [-most, most], range: [left, right] });
  const height = positions.length * row + 16;
  const words = positions.map(({ name, bbPer100 }) => `${name} ${signed(bbPer100)}`);
  const description = `In bb/100 by position: ${words.join(', ')}.`;
  return figure(
    { id, title, description, width, height },
    positions.map(({ name, hands, bbPer100 }, at) => {
      const [from, to] = [Math.min(x(0), x(bbPer100)), Math.max(x(0), x(bbPer100))];
      const y = 8 + at * row;
      return [
        label(`${name} · ${whole(hands)} hands`, { x: 8, y: y + 19 }),
        element('rect', {
          class: 'bar',
          x: rounded(from),
          y: y + 5,
          width: rounded(to - from),
          height: row - 10,
        }),
        label(signed(bbPer100), {
          x: rounded(bbPer100 < 0 ? from - 5 : to + 5),
          y: y + 19,
          anchor: bbPer100 < 0 ? 'end' : 'start',
          kind: 'value',
        }),
      ];
    }),
    element('path', { class: 'zero', d: `M${x(0)} 4V${height - 4}` }),
  );
}
