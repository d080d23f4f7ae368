import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/cards/card.ts';
import { shuffledDeck } from '../../../src/cards/deck.ts';
import { evaluate } from '../../../src/evaluator/evaluate.ts';
import { type Action, IllegalAction } from '../../../src/holdem/action.ts';
import { advance } from '../../../src/holdem/deal.ts';
import { Hand } from '../../../src/holdem/hand.ts';
import { observe } from '../../../src/holdem/observation.ts';
import { createRandom } from '../../../src/random/random.ts';
import { games, playOut, randomAction } from './random-games.ts';

describe('random games', () => {
  it('neither make nor lose a chip, over a million random actions', () => {
    let actions = 0;
    const handsEach = 75;
    fc.assert(
      fc.property(games, (game) => {
        const start = total(game.rules.startingStacks);
        const beforeAction = (hand: Hand) => {
          actions += 1;
          if (chipsOf(hand) !== start) throw new Error('A chip is missing or a stack negative');
        };
        for (let round = 0; round < handsEach; round += 1) {
          const hand = playOut({ ...game, seed: game.seed + round }, { beforeAction });
          const { net, pots } = hand.result();
          const paid = pots.every(({ amount, winners }) => amount === total(winners.map(amountOf)));
          if (total(net) !== 0 || chipsOf(hand) !== start || !paid) {
            throw new Error('The pots do not pay out what was put in');
          }
        }
      }),
      { seed: 1, numRuns: 1500 },
    );
    expect(actions).toBeGreaterThanOrEqual(1_000_000);
  }, 120_000);

  it('take exactly the actions they call legal, and refuse the others unchanged', () => {
    fc.assert(
      fc.property(games, (game) => {
        playOut(game, {
          beforeAction: (hand, random) => {
            const legal = hand.legalActions();
            const before = JSON.stringify(view(hand));
            for (const action of candidates(hand, random.below(25_000))) {
              const listed = isListed(action, legal);
              expect([action, hand.can(action)]).toEqual([action, listed]);
              if (listed) hand.clone().act(action);
              else expect(() => hand.act(action)).toThrow(IllegalAction);
            }
            expect(JSON.stringify(view(hand))).toBe(before);
          },
        });
      }),
      { seed: 2, numRuns: 300 },
    );
  }, 60_000);

  it('leave a clone alone, and a clone leaves them alone', () => {
    fc.assert(
      fc.property(games, (game) => {
        const random = createRandom(game.seed);
        const deck = shuffledDeck(random);
        const hand = Hand.start(game.rules);
        advance(hand, deck);
        while (hand.awaiting === 'action') {
          const clone = hand.clone();
          const before = JSON.stringify(view(clone));
          expect(before).toBe(JSON.stringify(view(hand)));
          finish(clone, deck);
          expect(JSON.stringify(view(hand))).toBe(before);
          hand.act(randomAction(hand, random));
          advance(hand, deck);
        }
      }),
      { seed: 3, numRuns: 200 },
    );
  }, 60_000);

  it('show a seat nothing that depends on cards it does not see', () => {
    fc.assert(
      fc.property(games, (game) => {
        const random = createRandom(game.seed);
        const deck = shuffledDeck(random);
        const seat = random.below(game.rules.startingStacks.length);
        // The same hand with every card that the seat does not see changed for another one.
        const other = hideFrom(deck, { seat, seats: game.rules.startingStacks.length });
        const hand = Hand.start(game.rules);
        const twin = Hand.start(game.rules);
        advance(hand, deck);
        advance(twin, other);
        while (hand.awaiting === 'action') {
          const options = { seat, handId: 'a' };
          expect(observe(hand, options)).toEqual(observe(twin, options));
          const action = randomAction(hand, random);
          hand.act(action);
          twin.act(action);
          advance(hand, deck);
          advance(twin, other);
        }
      }),
      { seed: 4, numRuns: 500 },
    );
  }, 60_000);

  it('give the one best hand what it matched of every bet, and all dead money', () => {
    let decided = 0;
    fc.assert(
      fc.property(games, (game) => {
        const hand = playOut({ ...game, rules: { ...game.rules, anteTrimming: false } });
        const { shown } = hand.result();
        const strengths = shown.map((seat) => strengthOf(hand, seat));
        const best = Math.max(...strengths);
        const [winner, second] = shown.filter((_, index) => strengths[index] === best);
        if (winner === undefined || second !== undefined) return;
        decided += 1;
        const { live, dead } = paidIn(hand);
        const own = live[winner] ?? 0;
        const standing = live.filter((_, seat) => !hand.isFolded(seat));
        // What folded seats put in above everybody left belongs to the last pot.
        const most = own === Math.max(...standing) ? Number.POSITIVE_INFINITY : own;
        const won = total(
          live.map((amount, seat) => Math.min(amount, hand.isFolded(seat) ? most : own)),
        );
        const kept = hand.rules.startingStacks[winner]! - own - (dead[winner] ?? 0);
        expect(hand.stack(winner)).toBe(kept + won + total(dead));
      }),
      { seed: 7, numRuns: 4000 },
    );
    expect(decided).toBeGreaterThan(500);
  }, 60_000);

  it('end the same whenever the same deck and actions are played', () => {
    fc.assert(
      fc.property(games, (game) => {
        expect(playOut(game).events).toEqual(playOut(game).events);
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

function amountOf({ amount }: { readonly amount: number }): number {
  return amount;
}

function chipsOf(hand: Hand): number {
  let chips = hand.pot;
  for (let seat = 0; seat < hand.seats; seat += 1) {
    const stack = hand.stack(seat);
    chips += stack < 0 ? Number.NaN : stack;
  }
  return chips;
}

function view(hand: Hand) {
  const seats = Array.from({ length: hand.seats }, (_, seat) => [
    hand.stack(seat),
    hand.bet(seat),
    hand.contributed(seat),
    hand.isFolded(seat),
    hand.hole(seat),
  ]);
  return { seats, board: hand.board, events: hand.events, actor: hand.actor, pot: hand.pot };
}

function strengthOf(hand: Hand, seat: number): number {
  return evaluate([...(hand.hole(seat) ?? []), ...hand.board]);
}

/** What each seat put in and did not get back: live chips, and antes with dead blinds. */
function paidIn(hand: Hand): { readonly live: number[]; readonly dead: number[] } {
  const live = new Array<number>(hand.seats).fill(0);
  const dead = new Array<number>(hand.seats).fill(0);
  for (const event of hand.events) {
    if (event.type === 'ante' || event.type === 'dead-blind') dead[event.seat]! += event.amount;
    if (event.type === 'blind' || event.type === 'action') live[event.seat]! += event.amount;
    if (event.type === 'return') live[event.seat]! -= event.amount;
  }
  return { live, dead };
}

function candidates(hand: Hand, to: number): Action[] {
  const { raise } = hand.legalActions();
  const edges = raise === undefined ? [] : [raise.min - 1, raise.min, raise.max, raise.max + 1];
  const raises = [...edges, to, 0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY];
  return [
    { type: 'fold' },
    { type: 'check' },
    { type: 'call' },
    ...raises.map((amount): Action => ({ type: 'raise', to: amount })),
  ];
}

function isListed(action: Action, legal: ReturnType<Hand['legalActions']>): boolean {
  if (action.type === 'fold') return legal.fold;
  if (action.type === 'check') return legal.check;
  if (action.type === 'call') return legal.call !== undefined;
  const { raise } = legal;
  return (
    raise !== undefined &&
    Number.isInteger(action.to) &&
    action.to >= raise.min &&
    action.to <= raise.max
  );
}

function finish(hand: Hand, deck: readonly Card[]): void {
  while (hand.awaiting === 'action') {
    hand.act({ type: hand.can({ type: 'check' }) ? 'check' : 'call' });
    advance(hand, deck);
  }
}

/** Swaps the hidden hole cards with the stub of the deck, as far as that reaches. */
function hideFrom(deck: readonly Card[], viewer: { seat: number; seats: number }): Card[] {
  const other = deck.slice();
  let stub = 2 * viewer.seats + 5;
  for (let place = 0; place < 2 * viewer.seats; place += 1) {
    if (Math.floor(place / 2) === viewer.seat || stub >= deck.length) continue;
    other[place] = deck[stub] ?? 0;
    other[stub] = deck[place] ?? 0;
    stub += 1;
  }
  return other;
}
