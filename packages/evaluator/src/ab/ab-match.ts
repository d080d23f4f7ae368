import type { HandPlayer, MatchHand } from '../match/match.ts';
import type { HandLine } from '../record/hand-line.ts';
import { type AbTable, abHand, type Side } from './ab-schedule.ts';

export interface AbMatchOptions {
  readonly table: AbTable;
  /** The duplicate match of each side; heads-up only that of B, who meets A. */
  readonly matches: Readonly<Partial<Record<Side, HandPlayer>>>;
}

/** A match of two bots: each other, or one after the other against the same field with the same cards. */
export class AbMatch implements HandPlayer {
  readonly #options: AbMatchOptions;

  constructor(options: AbMatchOptions) {
    this.#options = options;
  }

  async play(index: number): Promise<MatchHand> {
    const { table, matches } = this.#options;
    const { side, index: own } = abHand(index, table);
    const match = matches[side];
    if (match === undefined) throw new Error(`Nothing is played for ${side}`);
    const { line, timing } = await match.play(own);
    return { index, timing: { ...timing, index }, line: () => ofSide(line(), { side, index }) };
  }
}

function ofSide(
  line: HandLine,
  { side, index }: { readonly side: Side; readonly index: number },
): HandLine {
  return { ...line, hand: `${side}${line.hand}`, index, tags: { ...line.tags, side } };
}
