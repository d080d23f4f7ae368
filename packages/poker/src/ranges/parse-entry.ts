import { parseCard, rankLetters } from '../cards/card.ts';
import { comboCount, comboIndex } from './combo.ts';
import { combosOfClass, type HandClass } from './hand-class.ts';
import { RangeNotationError } from './range-notation-error.ts';
import { topOfHands } from './top-of-hands.ts';

const everything = /^(random|any two|any|\*)$/i;
const percent = /^(\d+(?:\.\d+)?)\s*%$/;
const cards = /^[2-9tjqka][cdhs][2-9tjqka][cdhs]$/i;
const classes = /^([2-9tjqka])([2-9tjqka])([so]?)(\+?)$/i;
const span = /^([2-9tjqka])([2-9tjqka])([so]?)\s*-\s*([2-9tjqka])([2-9tjqka])([so]?)$/i;

/**
 * The combos of one entry: `QQ`, `77+`, `QQ-77`, `AKs`, `AK` (suited and not), `A5s+` (up to `AKs`), `ATs-A8s`,
 * `JTs-76s`, `AsKd`, `15%`, `random`.
 *
 * @throws {RangeNotationError} at `position`
 */
export function combosOfEntry(entry: string, position: number): number[] {
  if (everything.test(entry)) return Array.from({ length: comboCount }, (_, combo) => combo);
  const share = percent.exec(entry)?.[1];
  if (share !== undefined) return topByPercent(Number(share), position);
  if (cards.test(entry)) return [comboOfCards(entry, position)];
  const ends = span.exec(entry);
  if (ends !== null) return classesBetween(ends, position).flatMap(combosOfClass);
  const single = classes.exec(entry);
  if (single !== null && isPossible(single)) return classesFrom(single).flatMap(combosOfClass);
  return refuse(entry, position);
}

function refuse(entry: string, position: number): never {
  throw new RangeNotationError(
    'RANGE_ENTRY_UNKNOWN',
    position,
    `\`${entry}\` is not an entry of a range: write hands like \`77+\`, \`A5s+\`, \`KQo\`, \`ATs-A8s\`, \`AsKd\`, \`15%\` or \`random\``,
  );
}

function topByPercent(share: number, position: number): number[] {
  if (share <= 100) return topOfHands(share);
  throw new RangeNotationError(
    'RANGE_PERCENT_INVALID',
    position,
    `\`${share}%\` is more than all hands: write 0% to 100%`,
  );
}

function comboOfCards(entry: string, position: number): number {
  const first = parseCard(entry.slice(0, 2));
  const second = parseCard(entry.slice(2));
  return first === second ? refuse(entry, position) : comboIndex(first, second);
}

/** A pair is neither suited nor offsuit. */
function isPossible([, first = '', second = '', kind = '']: readonly string[]): boolean {
  return rank(first) !== rank(second) || kind === '';
}

function classesFrom([
  ,
  first = '',
  second = '',
  kind = '',
  plus = '',
]: readonly string[]): HandClass[] {
  const high = Math.max(rank(first), rank(second));
  const low = Math.min(rank(first), rank(second));
  if (high === low) {
    return ranksBetween(low, plus === '' ? low : 12).map((pair) => classIn(pair, pair, false));
  }
  return ranksBetween(low, plus === '' ? low : high - 1).flatMap((other) =>
    suitedness(kind).map((suited) => classIn(high, other, suited)),
  );
}

/** Both ends are pairs, share the high card, or lie equally far apart. */
function classesBetween(match: readonly string[], position: number): HandClass[] {
  const [written = '', first = '', second = '', kind = '', third = '', fourth = '', other = ''] =
    match;
  const [from, to] = [
    [rank(first), rank(second)].sort(descending),
    [rank(third), rank(fourth)].sort(descending),
  ] as [[number, number], [number, number]];
  const isOneKind =
    kind.toLowerCase() === other.toLowerCase() && (from[0] !== from[1] || kind === '');
  if (isOneKind && from[0] === to[0] && from[0] !== from[1] && to[0] !== to[1]) {
    return ranksBetween(from[1], to[1]).flatMap((low) =>
      suitedness(kind).map((suited) => classIn(from[0], low, suited)),
    );
  }
  if (isOneKind && from[0] - from[1] === to[0] - to[1]) {
    const gap = from[0] - from[1];
    return ranksBetween(from[0], to[0]).flatMap((high) =>
      (gap === 0 ? [false] : suitedness(kind)).map((suited) => classIn(high, high - gap, suited)),
    );
  }
  throw new RangeNotationError(
    'RANGE_SPAN_UNEVEN',
    position,
    `\`${written}\` does not say which hands lie between: write two pairs, two hands with the same high card, or two equally far apart, like \`QQ-77\`, \`ATs-A8s\`, \`JTs-76s\``,
  );
}

function rank(letter: string): number {
  return rankLetters.indexOf(letter.toUpperCase());
}

function ranksBetween(one: number, other: number): number[] {
  const low = Math.min(one, other);
  return Array.from({ length: Math.abs(one - other) + 1 }, (_, index) => low + index);
}

function suitedness(kind: string): boolean[] {
  if (kind === '') return [true, false];
  return [kind.toLowerCase() === 's'];
}

function classIn(high: number, low: number, suited: boolean): HandClass {
  return { high, low, suited };
}

function descending(left: number, right: number): number {
  return right - left;
}
