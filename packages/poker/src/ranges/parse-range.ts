import { parseCard } from '../cards/card.ts';
import { comboCount, comboIndex } from './combo.ts';
import { combosOf, type HandClass, rankLetters, type Suitedness } from './hand-class.ts';
import { RangeSyntaxError } from './range-syntax-error.ts';

interface Part {
  readonly text: string;
  readonly position: number;
}

/**
 * Weights of the 1,326 combos from the usual notation, parts separated by commas or spaces:
 *
 * - `77`, `AKs`, `AKo`, `AK` (both), `AsKd` (one combo), `random` (all hands)
 * - `22+` (pairs up to aces), `A5s+` (the lower card up to just below the higher), `K9+`
 * - `QQ-77`, `ATs-A8s`, and `T9s-54s` where the gap stays and both cards move
 * - `KQo:0.5`: each with a weight from 0 to 1. A later part replaces the weight of an earlier one.
 *
 * @throws RangeSyntaxError with the position and the reason
 */
export function parseRange(notation: string): Float64Array {
  const weights = new Float64Array(comboCount);
  for (const match of notation.matchAll(/[^\s,]+/g)) {
    const part = { text: match[0], position: match.index };
    const [name = '', weightText, ...rest] = part.text.split(':');
    if (rest.length > 0) throw refuse(part, 'has more than one weight');
    const weight = weightText === undefined ? 1 : parseWeight(weightText, part);
    for (const combo of combosNamed({ text: name, position: part.position })) {
      weights[combo] = weight;
    }
  }
  return weights;
}

function parseWeight(text: string, part: Part): number {
  const weight = /^(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  if (!(weight <= 1)) throw refuse(part, `has the weight \`${text}\`, expected 0 to 1`);
  return weight;
}

function combosNamed(part: Part): readonly number[] {
  const { text } = part;
  if (text === 'random') return Array.from({ length: comboCount }, (_, index) => index);
  if (/^([2-9TJQKA][cdhs]){2}$/.test(text)) return [oneCombo(part)];
  const [from = '', to, ...rest] = text.split('-');
  if (rest.length > 0) throw refuse(part, 'has more than one `-`');
  if (to !== undefined) {
    return span({ part, first: parseClass(from, part), last: parseClass(to, part) });
  }
  if (!text.endsWith('+')) return combosOf(parseClass(text, part));
  const lowest = parseClass(text.slice(0, -1), part);
  const top = lowest.suitedness === 'pair' ? 12 : lowest.high - 1;
  const last = { ...lowest, low: top, high: lowest.suitedness === 'pair' ? 12 : lowest.high };
  return span({ part, first: last, last: lowest });
}

function oneCombo(part: Part): number {
  const [first, second] = [parseCard(part.text.slice(0, 2)), parseCard(part.text.slice(2))];
  if (first === second) throw refuse(part, 'names the same card twice');
  return comboIndex(first, second);
}

function parseClass(text: string, part: Part): HandClass {
  const match = /^([2-9TJQKA])([2-9TJQKA])([so]?)$/.exec(text);
  if (!match) throw refuse(part, 'is no hand, such as `77`, `AKs`, `AsKd` or `random`');
  const [first, second] = [match[1] ?? '', match[2] ?? ''].map((letter) =>
    rankLetters.indexOf(letter),
  );
  const [high, low] = [Math.max(first ?? 0, second ?? 0), Math.min(first ?? 0, second ?? 0)];
  if (high === low && match[3]) throw refuse(part, 'is a pair, which is never suited or offsuit');
  return { high, low, suitedness: high === low ? 'pair' : suitednessOf(match[3]) };
}

function suitednessOf(suffix: string | undefined): Suitedness {
  if (suffix === 's') return 'suited';
  return suffix === 'o' ? 'offsuit' : 'either';
}

interface Span {
  readonly part: Part;
  readonly first: HandClass;
  readonly last: HandClass;
}

/** All classes from one end to the other: the lower card moves, or both with the gap kept. */
function span({ part, first, last }: Span): number[] {
  if (first.suitedness !== last.suitedness) throw refuse(part, 'joins hands of different kinds');
  const sameHigh = first.high === last.high;
  if (!sameHigh && first.high - first.low !== last.high - last.low) {
    throw refuse(part, 'joins hands that share neither the higher card nor the gap');
  }
  const [top, bottom] = first.low >= last.low ? [first, last] : [last, first];
  const combos: number[] = [];
  for (let low = bottom.low; low <= top.low; low += 1) {
    const high = sameHigh ? bottom.high : bottom.high + low - bottom.low;
    combos.push(...combosOf({ high, low, suitedness: bottom.suitedness }));
  }
  return combos;
}

function refuse({ text, position }: Part, reason: string): RangeSyntaxError {
  return new RangeSyntaxError(position, `\`${text}\` ${reason}`);
}
