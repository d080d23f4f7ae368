import { type HandLine, isCrashed } from '../record/hand-line.ts';
import { type AbTable, handsOfPair, type Side } from './ab-schedule.ts';

export interface CrashedPairsOptions {
  readonly table: AbTable;
  readonly names: Readonly<Record<Side, string>>;
  /** What a player can lose in a hand. */
  readonly startingStack: number;
  /** What chips of a pair are worth, in the unit that pairs are judged in. */
  readonly scale: number;
}

/** Of a pair, what B won less what A won, were each hand that the side broke its whole stack lost. */
export type WorstFor = Readonly<Partial<Record<Side, number>>>;

/** Adds up pairs in which one of the two broke a hand, as badly for that one as they could have ended. */
export class CrashedPairs {
  readonly #options: CrashedPairsOptions;
  #chips = 0;
  #broken: Record<Side, number> = { a: 0, b: 0 };

  constructor(options: CrashedPairsOptions) {
    this.#options = options;
  }

  /** @returns the pair for those who broke it, when this was its last hand; hands broken by somebody else count for nobody */
  add(line: HandLine): WorstFor | undefined {
    const size = handsOfPair(this.#options.table);
    if (line.index % size === 0) {
      this.#chips = 0;
      this.#broken = { a: 0, b: 0 };
    }
    const { side = 'b', bot } = line.tags;
    if (!isCrashed(line)) this.#chips += (side === 'a' ? -1 : 1) * (line.net[bot] ?? 0);
    else for (const each of this.#breakers(line.crashed.player, side)) this.#broken[each] += 1;
    if (line.index % size < size - 1) return undefined;
    return this.#worst();
  }

  #worst(): WorstFor | undefined {
    const { a, b } = this.#broken;
    if (a + b === 0) return undefined;
    const { startingStack, scale } = this.#options;
    return {
      ...(a === 0 ? {} : { a: (this.#chips + a * startingStack) * scale }),
      ...(b === 0 ? {} : { b: (this.#chips - b * startingStack) * scale }),
    };
  }

  /** Both where they have one name and sit at one table: it cannot be told who it was. */
  #breakers(player: string, side: Side): Side[] {
    const { table, names } = this.#options;
    const there: Side[] = table.opponents.length === 0 ? ['a', 'b'] : [side];
    return there.filter((each) => names[each] === player);
  }
}
