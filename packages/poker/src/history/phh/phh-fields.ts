import type { TomlValue } from '../toml/toml-value.ts';

/** What a field's value has to be. */
export type FieldKind =
  | 'text'
  | 'label'
  | 'whole'
  | 'number'
  | 'truth'
  | 'time'
  | 'texts'
  | 'wholes'
  | 'numbers';

/**
 * The fields of the PHH standard (uoftcprg/phh-std; J. Kim, "Recording and Describing Poker Hands", IEEE CoG 2024) that
 * no-limit hold'em may have, in the order they are written here.
 */
export const phhFields: ReadonlyMap<string, FieldKind> = new Map([
  ['variant', 'text'],
  ['ante_trimming_status', 'truth'],
  ['antes', 'numbers'],
  ['blinds_or_straddles', 'numbers'],
  ['min_bet', 'number'],
  ['starting_stacks', 'numbers'],
  ['actions', 'texts'],
  ['author', 'text'],
  ['event', 'text'],
  ['url', 'text'],
  ['venue', 'text'],
  ['address', 'text'],
  ['city', 'text'],
  ['region', 'text'],
  ['postal_code', 'text'],
  ['country', 'text'],
  ['time', 'time'],
  ['time_zone', 'text'],
  ['time_zone_abbreviation', 'text'],
  ['day', 'whole'],
  ['month', 'whole'],
  ['year', 'whole'],
  ['hand', 'label'],
  ['level', 'whole'],
  ['seats', 'wholes'],
  ['seat_count', 'whole'],
  ['table', 'label'],
  ['players', 'texts'],
  ['finishing_stacks', 'numbers'],
  ['winnings', 'numbers'],
  ['currency', 'text'],
  ['currency_symbol', 'text'],
  ['time_limit', 'number'],
  ['time_banks', 'numbers'],
]);

/** What the value would have to be; undefined when it is that. */
export function expectation(kind: FieldKind, value: TomlValue): string | undefined {
  const [holds, description] = kinds[kind];
  return holds(value) ? undefined : description;
}

const isText = (value: TomlValue) => value.kind === 'string';
const isWhole = (value: TomlValue) => value.kind === 'integer' && /^[+-]?\d+$/.test(value.text);
const isNumber = (value: TomlValue) =>
  isWhole(value) || (value.kind === 'float' && !value.text.includes('nan'));
const arrayOf = (holds: (item: TomlValue) => boolean) => (value: TomlValue) =>
  value.kind === 'array' && value.items.every(holds);

const kinds: Readonly<
  Record<FieldKind, readonly [holds: (value: TomlValue) => boolean, description: string]>
> = {
  text: [isText, 'a string'],
  label: [(value) => isText(value) || isWhole(value), 'a string or a whole number'],
  whole: [isWhole, 'a whole number'],
  number: [isNumber, 'a number'],
  truth: [(value) => value.kind === 'boolean', '`true` or `false`'],
  time: [(value) => value.kind === 'date', 'a local time such as `19:30:00`'],
  texts: [arrayOf(isText), 'an array of strings'],
  wholes: [arrayOf(isWhole), 'an array of whole numbers'],
  numbers: [arrayOf(isNumber), 'an array of numbers'],
};
