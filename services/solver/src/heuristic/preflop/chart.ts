import { Range } from '@poker-bot/poker/ranges/range';

const parsed = new Map<string, Range>();

/** A range of the charts, parsed once. */
export function chart(notation: string): Range {
  let range = parsed.get(notation);
  if (!range) {
    range = Range.parse(notation);
    parsed.set(notation, range);
  }
  return range;
}
