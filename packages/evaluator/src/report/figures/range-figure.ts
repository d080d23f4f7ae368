import { element, type Markup } from '../markup/element.ts';
import { classNames, type RangeTally } from '../tally/range-tally.ts';
import { figure, label } from './figure.ts';
import { counted, percent } from './format.ts';
import { rounded } from './scale.ts';

export interface RangeData {
  readonly id: string;
  readonly title: string;
  readonly range: RangeTally;
}

const cell = 34;
const top = 4;

/**
 * The 169 starting hands: pairs on the diagonal, suited above it, offsuit below. Each cell is filled from below: raised, called,
 * folded; the letters under the name say the greatest of them.
 */
export function rangeFigure({ id, title, range }: RangeData): Markup {
  const side = 13 * cell + 8;
  const { folds, calls, raises } = range.total;
  const all = folds + calls + raises;
  const description = `First action before the flop, in ${counted(all, 'hand')}: raised ${percent(raises, all)}, called or checked ${percent(calls, all)}, folded ${percent(folds, all)}. The table beside it has every hand.`;
  return figure(
    { id, title, description, width: side, height: side + 26 },
    classNames.map((name, at) => cellOf(name, { range, at })),
    legend(side),
  );
}

function cellOf(name: string, { range, at }: { range: RangeTally; at: number }): Markup {
  const [x, y] = [4 + (at % 13) * cell, top + Math.floor(at / 13) * cell];
  const { folds, calls, raises } = range.of(at);
  const all = folds + calls + raises;
  const words =
    all === 0
      ? `${name}: no decision`
      : `${name}: raised ${percent(raises, all)}, called ${percent(calls, all)}, folded ${percent(folds, all)} of ${counted(all, 'hand')}`;
  const shares = all === 0 ? [] : [raises / all, calls / all, folds / all];
  return element(
    'g',
    { class: 'cell' },
    element('title', {}, words),
    all === 0 ? element('rect', { class: 'unseen', x, y, width: cell, height: cell }) : null,
    filled(shares, { x, y }),
    element('rect', { class: 'edge', x, y, width: cell, height: cell }),
    label(name, { x: x + cell / 2, y: y + 15, anchor: 'middle', kind: 'in-cell' }),
    all === 0
      ? null
      : label(shortest({ folds, calls, raises }, all), {
          x: x + cell / 2,
          y: y + 27,
          anchor: 'middle',
          kind: 'in-cell small',
        }),
  );
}

const kinds = ['raise', 'call', 'fold'];

function filled(shares: readonly number[], { x, y }: { x: number; y: number }): Markup[] {
  let bottom = y + cell;
  return shares.flatMap((share, at) => {
    if (share === 0) return [];
    bottom -= share * cell;
    const height = rounded(share * cell);
    return element('rect', { class: kinds[at], x, y: rounded(bottom), width: cell, height });
  });
}

/** `R 80%`: what was done most. */
function shortest(
  { folds, calls, raises }: { folds: number; calls: number; raises: number },
  all: number,
): string {
  const most = Math.max(folds, calls, raises);
  const letter = most === raises ? 'R' : most === calls ? 'C' : 'F';
  return `${letter} ${Math.round((most / all) * 100)}%`;
}

function legend(side: number): Markup[] {
  const entries = [
    ['raise', 'R raised', 0],
    ['call', 'C called or checked', 86],
    ['fold', 'F folded', 226],
    ['unseen', 'no decision', 306],
  ] as const;
  return entries.flatMap(([kind, text, offset]) => {
    const x = 6 + offset;
    return [
      element('rect', { class: kind, x, y: side + 6, width: 12, height: 12 }),
      element('rect', { class: 'edge', x, y: side + 6, width: 12, height: 12 }),
      label(text, { x: x + 18, y: side + 16 }),
    ];
  });
}
