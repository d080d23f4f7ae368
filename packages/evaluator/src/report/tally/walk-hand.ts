/** What a walk through a hand needs of its record. Amounts in chips, by position. */
export interface WalkedRecord {
  readonly startingStacks: readonly number[];
  readonly blinds: readonly number[];
  readonly antes?: readonly number[] | undefined;
  readonly actions: readonly string[];
}

export type MoveKind = 'fold' | 'check' | 'call' | 'raise';

/** One thing that happened, with what lay in the middle after it. */
export interface Step {
  readonly kind: MoveKind | 'hole' | 'board' | 'show' | 'muck';
  /** Position; −1 for the board. */
  readonly seat: number;
  /** 0 before the flop, 1 on it, then turn and river. */
  readonly street: number;
  /** Number of moves in the hand before this one. */
  readonly move: number;
  /** `AhKd`, or none; of the board all that lies there. */
  readonly cards: string;
  /** Chips put in by it. */
  readonly paid: number;
  /** Chips of the player on this street after it. */
  readonly to: number;
  readonly pot: number;
  readonly allIn: boolean;
}

/** Steps of a hand, without judging whether they were legal: a record of ours was written by the rules. */
export function walkHand(record: WalkedRecord): Step[] {
  const books = new Books(record);
  const steps: Step[] = [];
  for (const action of record.actions) {
    const step = books.read(action);
    if (step !== undefined) steps.push(step);
  }
  return steps;
}

class Books {
  readonly #stacks: number[];
  readonly #bets: number[];
  #pot = 0;
  #street = 0;
  #moves = 0;
  #board = '';

  constructor({ startingStacks, blinds, antes = [] }: WalkedRecord) {
    this.#stacks = [...startingStacks];
    this.#bets = startingStacks.map(() => 0);
    for (const seat of startingStacks.keys()) {
      this.#pay(seat, antes[seat] ?? 0);
      this.#bets[seat] = this.#pay(seat, blinds[seat] ?? 0);
    }
  }

  read(action: string): Step | undefined {
    const [who, what, more] = wordsOf(action);
    if (who === 'd') return this.#dealt(what, more);
    const seat = seatOf(who);
    if (seat === undefined) return undefined;
    if (what === 'sm')
      return this.#step({ kind: more === '' ? 'muck' : 'show', seat, cards: more });
    const step = this.#moved(seat, { what, amount: Number(more) });
    this.#moves += 1;
    return step;
  }

  #dealt(what: string, more: string): Step | undefined {
    if (what === 'dh') {
      const space = more.indexOf(' ');
      const [player, cards] = [more.slice(0, space), more.slice(space + 1)];
      return this.#step({ kind: 'hole', seat: seatOf(player) ?? -1, cards });
    }
    if (what !== 'db') return undefined;
    this.#street += 1;
    this.#board += more;
    this.#bets.fill(0);
    return this.#step({ kind: 'board', seat: -1, cards: this.#board });
  }

  #moved(seat: number, { what, amount }: { what: string; amount: number }): Step | undefined {
    if (what === 'f') return this.#step({ kind: 'fold', seat });
    const bet = this.#bets[seat] ?? 0;
    const isRaise = what === 'cbr';
    const target = isRaise ? amount : Math.max(...this.#bets);
    const kind = isRaise ? 'raise' : target > bet ? 'call' : 'check';
    const paid = this.#pay(seat, Number.isFinite(target) ? Math.max(0, target - bet) : 0);
    this.#bets[seat] = bet + paid;
    return this.#step({ kind, seat, paid });
  }

  #pay(seat: number, chips: number): number {
    const stack = this.#stacks[seat] ?? 0;
    const paid = Math.min(chips, stack);
    this.#stacks[seat] = stack - paid;
    this.#pot += paid;
    return paid;
  }

  // Written out: a run has millions of steps, and spreading objects takes most of the time of a report.
  #step({ kind, seat, cards = '', paid = 0 }: Happened): Step {
    return {
      kind,
      seat,
      cards,
      paid,
      street: this.#street,
      move: this.#moves,
      to: this.#bets[seat] ?? 0,
      pot: this.#pot,
      allIn: paid > 0 && this.#stacks[seat] === 0,
    };
  }
}

type Happened = Pick<Step, 'kind' | 'seat'> & Partial<Pick<Step, 'cards' | 'paid'>>;

/** Who, what, and all that follows. Splitting takes twice as long. */
function wordsOf(action: string): readonly [string, string, string] {
  const first = action.indexOf(' ');
  if (first < 0) return [action, '', ''];
  const second = action.indexOf(' ', first + 1);
  const end = second < 0 ? action.length : second;
  return [action.slice(0, first), action.slice(first + 1, end), action.slice(end + 1)];
}

function seatOf(player: string): number | undefined {
  const number = player.startsWith('p') ? Number(player.slice(1)) : 0;
  return Number.isInteger(number) && number > 0 ? number - 1 : undefined;
}
