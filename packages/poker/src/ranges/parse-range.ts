import { comboCount } from './combo.ts';
import { combosOfEntry } from './parse-entry.ts';
import { RangeNotationError } from './range-notation-error.ts';

/**
 * Reads the weights of all combos: entries between commas, each with a weight from 0 to 1 after a colon if it is not 1. A
 * later entry replaces what earlier ones said of the same combos. Nothing at all is the empty range.
 *
 * @throws {RangeNotationError}
 */
export function parseRange(notation: string): Float64Array {
  const weights = new Float64Array(comboCount);
  if (notation.trim() === '') return weights;
  let from = 0;
  for (const part of notation.split(',')) {
    const text = part.trim();
    const position = from + part.length - part.trimStart().length + 1;
    if (text === '') {
      throw new RangeNotationError(
        'RANGE_ENTRY_EMPTY',
        position,
        'An entry is missing before or after a comma',
      );
    }
    const [hands = '', weight] = splitWeight(text);
    const parsedWeight = parseWeight(weight, position);
    for (const combo of combosOfEntry(hands, position)) weights[combo] = parsedWeight;
    from += part.length + 1;
  }
  return weights;
}

function splitWeight(text: string): [hands: string, weight: string | undefined] {
  const colon = text.indexOf(':');
  if (colon < 0) return [text, undefined];
  return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
}

function parseWeight(text: string | undefined, position: number): number {
  if (text === undefined) return 1;
  const weight = /^[\d.]+(e-?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (weight >= 0 && weight <= 1) return weight;
  throw new RangeNotationError(
    'RANGE_WEIGHT_INVALID',
    position,
    `\`${text}\` is not a weight: write a number from 0 to 1 after the colon`,
  );
}
