import { RangeTally } from './range-tally.ts';
import type { MoveKind, Step } from './walk-hand.ts';

export const streetNames = ['preflop', 'flop', 'turn', 'river'] as const;

/** What a player did on one street, in all hands. */
export interface StreetTally extends Record<MoveKind, number> {
  /** Hands in which the player was still in when the street began. */
  seen: number;
  /** Those of them that won chips. */
  won: number;
}

export interface PositionTally {
  hands: number;
  chips: number;
  /** Hands with chips put in freely before the flop. */
  voluntary: number;
  /** Hands raised before the flop. */
  raised: number;
  showdowns: number;
  showdownsWon: number;
  readonly streets: readonly StreetTally[];
  readonly range: RangeTally;
}

/** What one player did and won, by position and street. */
export class PlayerTally {
  readonly name: string;
  readonly positions: readonly PositionTally[];
  /** Over all positions. */
  readonly all: PositionTally = none();

  constructor(name: string, seats: number) {
    this.name = name;
    this.positions = Array.from({ length: seats }, none);
  }

  add(steps: readonly Step[], { seat, net }: { seat: number; net: number }): void {
    const position = this.positions[seat];
    if (position === undefined) return;
    const played = new PlayedHand(steps, seat);
    for (const tally of [position, this.all]) played.addTo(tally, net);
  }
}

/** One hand from the seat of one player. */
class PlayedHand {
  readonly #own: readonly Step[];
  readonly #hole: string;
  readonly #lastStreet: number;
  readonly #shown: boolean;

  constructor(steps: readonly Step[], seat: number) {
    this.#own = steps.filter((step) => step.seat === seat);
    this.#hole = this.#own.find(({ kind }) => kind === 'hole')?.cards ?? '';
    const fold = this.#own.find(({ kind }) => kind === 'fold');
    this.#lastStreet = Math.min(3, fold?.street ?? steps.at(-1)?.street ?? 0);
    this.#shown = this.#own.some(({ kind }) => kind === 'show' || kind === 'muck');
  }

  addTo(tally: PositionTally, net: number): void {
    const won = net > 0 ? 1 : 0;
    tally.hands += 1;
    tally.chips += net;
    if (this.#shown) tally.showdowns += 1;
    if (this.#shown) tally.showdownsWon += won;
    for (const street of tally.streets.slice(0, this.#lastStreet + 1)) {
      street.seen += 1;
      street.won += won;
    }
    for (const { kind, street } of this.#own) {
      const counts = tally.streets[street];
      if (counts !== undefined && isMove(kind)) counts[kind] += 1;
    }
    this.#addPreflop(tally);
  }

  #addPreflop(tally: PositionTally): void {
    const moves = this.#own.filter(({ street, kind }) => street === 0 && isMove(kind));
    const kinds = moves.map(({ kind }) => kind);
    if (kinds.includes('call') || kinds.includes('raise')) tally.voluntary += 1;
    if (kinds.includes('raise')) tally.raised += 1;
    const [first] = kinds;
    if (first === undefined) return;
    const what = first === 'fold' ? 'folds' : first === 'raise' ? 'raises' : 'calls';
    tally.range.add(this.#hole, what);
  }
}

function isMove(kind: Step['kind']): kind is MoveKind {
  return kind === 'fold' || kind === 'check' || kind === 'call' || kind === 'raise';
}

function none(): PositionTally {
  const streets = streetNames.map(() => ({
    seen: 0,
    won: 0,
    fold: 0,
    check: 0,
    call: 0,
    raise: 0,
  }));
  return {
    ...{ hands: 0, chips: 0, voluntary: 0, raised: 0, showdowns: 0, showdownsWon: 0 },
    streets,
    range: new RangeTally(),
  };
}
