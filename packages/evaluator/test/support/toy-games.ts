/** A point of a toy game of two players. Payoffs are those of the first. */
export type ToyNode =
  | { readonly type: 'end'; readonly payoff: number }
  | { readonly type: 'chance'; readonly outcomes: readonly (readonly [number, ToyNode])[] }
  | {
      readonly type: 'turn';
      readonly player: 0 | 1;
      /** What the player knows: a strategy answers the same wherever it is the same. */
      readonly known: string;
      readonly actions: readonly ToyNode[];
    };

/** Kuhn's poker (Kuhn 1950): three cards, one bet. Value for the first player −1/18. */
export function kuhn(): ToyNode {
  const deals: [number, ToyNode][] = [];
  for (const one of [0, 1, 2]) {
    for (const two of [0, 1, 2]) if (one !== two) deals.push([1 / 6, kuhnBetting([one, two], '')]);
  }
  return { type: 'chance', outcomes: deals };
}

function kuhnBetting(cards: readonly [number, number], line: string): ToyNode {
  const wins = cards[0] > cards[1] ? 1 : -1;
  const ends: Record<string, number> = { pp: wins, pbp: -1, pbb: 2 * wins, bp: 1, bb: 2 * wins };
  if (line in ends) return { type: 'end', payoff: ends[line]! };
  const player = line.length % 2 === 0 ? 0 : 1;
  const actions = ['p', 'b'].map((action) => kuhnBetting(cards, line + action));
  return { type: 'turn', player, known: `${cards[player]}${line}`, actions };
}

/** Leduc hold'em (Southey et al. 2005): two suits of three ranks, one public card, bets of 2 and 4, two bets a round. */
export function leduc(): ToyNode {
  const deals: [number, ToyNode][] = [];
  for (let one = 0; one < 6; one += 1) {
    for (let two = 0; two < 6; two += 1) {
      if (one !== two)
        deals.push([1 / 30, leducRound({ cards: [one, two], in: [1, 1], line: '' })]);
    }
  }
  return { type: 'chance', outcomes: deals };
}

interface LeducState {
  readonly cards: readonly [number, number];
  readonly public?: number;
  readonly in: readonly [number, number];
  /** Actions so far, rounds parted by `/`: c check or call, r bet or raise, f fold. */
  readonly line: string;
}

function leducRound(state: LeducState): ToyNode {
  const round = state.line.split('/').at(-1)!;
  const player = round.length % 2 === 0 ? 0 : 1;
  const facing = state.in[player] < state.in[1 - player]!;
  const raises = [...round].filter((action) => action === 'r').length;
  const options = [...(facing ? ['f'] : []), 'c', ...(raises < 2 ? ['r'] : [])];
  const rank = Math.floor(state.cards[player] / 2);
  const known = `${rank}|${state.public === undefined ? '' : Math.floor(state.public / 2)}|${state.line}`;
  const actions = options.map((action) => leducAfter(state, { player, action }));
  return { type: 'turn', player, known, actions };
}

function leducAfter(
  state: LeducState,
  { player, action }: { player: 0 | 1; action: string },
): ToyNode {
  const chips: [number, number] = [state.in[0], state.in[1]];
  const other = player === 0 ? 1 : 0;
  if (action === 'f') return { type: 'end', payoff: player === 0 ? -chips[0] : chips[1] };
  chips[player] = chips[other] + (action === 'r' ? (state.public === undefined ? 2 : 4) : 0);
  const line = state.line + action;
  const next = { ...state, in: chips, line };
  const round = line.split('/').at(-1)!;
  if (action === 'r' || round === 'c') return leducRound(next);
  return state.public === undefined ? leducCard(next) : leducShowdown(next);
}

function leducCard(state: LeducState): ToyNode {
  const left = [0, 1, 2, 3, 4, 5].filter((card) => !state.cards.includes(card));
  return {
    type: 'chance',
    outcomes: left.map((card) => [
      1 / left.length,
      leducRound({ ...state, public: card, line: `${state.line}/` }),
    ]),
  };
}

function leducShowdown({ cards, public: shown, in: chips }: LeducState): ToyNode {
  const [one, two] = cards.map((card) => strength(card, shown!));
  const sign = Math.sign(one! - two!);
  return { type: 'end', payoff: sign * chips[0] };
}

function strength(card: number, shown: number): number {
  const rank = Math.floor(card / 2);
  return rank === Math.floor(shown / 2) ? 3 + rank : rank;
}
