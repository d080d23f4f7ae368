import { shuffledDeck } from '@poker-bot/poker/cards/deck';
import { advance } from '@poker-bot/poker/holdem/deal';
import { Hand } from '@poker-bot/poker/holdem/hand';
import type { HandRules } from '@poker-bot/poker/holdem/rules';
import { createRandom, type Random } from '@poker-bot/poker/random/random';
import type { Benchmark } from './benchmark.ts';

const rounds = 7;
const handsPerRound = 20_000;
/** What evaluations need on two cores, bots and statistics included. */
const needed = 20_000;

/** Whole hands of random legal actions, from the shuffle to the last pot, in one thread. */
function engine(name: string, seats: number): Benchmark {
  return {
    name,
    unit: 'hands/s',
    versus: 'the 20,000 hands/s an evaluation needs',
    better: 'higher',
    bar: 2,
    run: async () => {
      playHands(seats, 'warm-up');
      const rates = Array.from({ length: rounds }, (_, round) => {
        const started = performance.now();
        playHands(seats, `round ${round}`);
        return (1000 * handsPerRound) / (performance.now() - started);
      });
      return { value: median(rates), peer: needed };
    },
  };
}

function playHands(seats: number, seed: string): void {
  const random = createRandom(seed);
  const zeros = new Array<number>(seats).fill(0);
  const rules: HandRules = {
    startingStacks: zeros.map(() => 10_000),
    blinds: seats === 2 ? [100, 50] : [50, 100, ...zeros.slice(2)],
    antes: zeros,
    minimumBet: 100,
  };
  for (let count = 0; count < handsPerRound; count += 1) playHand(rules, random);
}

function playHand(rules: HandRules, random: Random): void {
  const deck = shuffledDeck(random);
  const hand = Hand.start(rules);
  advance(hand, deck);
  while (hand.awaiting === 'action') {
    const { check, raise } = hand.legalActions();
    const choice = random.below(4);
    if (choice === 0 && !check) hand.act({ type: 'fold' });
    else if (choice === 3 && raise !== undefined) hand.act({ type: 'raise', to: raise.min });
    else hand.act({ type: check ? 'check' : 'call' });
    advance(hand, deck);
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export const benchmarks: Benchmark[] = [
  engine('holdem-engine-heads-up', 2),
  engine('holdem-engine-six-seats', 6),
];
