import { shuffledDeck } from '@poker-bot/poker/cards/deck';
import { advance } from '@poker-bot/poker/holdem/deal';
import { Hand } from '@poker-bot/poker/holdem/hand';
import type { HandRules } from '@poker-bot/poker/holdem/rules';
import { createRandom, type Random } from '@poker-bot/poker/random/random';
import poker from 'poker-ts';
import type { Benchmark } from './benchmark.ts';
import { compareRounds } from './poker-rounds.ts';

const { Table } = poker;

const rounds = 7;
const handsPerRound = 20_000;
const peerHands = 1_000;
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

function playHands(seats: number, seed: string, hands = handsPerRound): void {
  const random = createRandom(seed);
  const zeros = new Array<number>(seats).fill(0);
  const rules: HandRules = {
    startingStacks: zeros.map(() => 10_000),
    blinds: seats === 2 ? [100, 50] : [50, 100, ...zeros.slice(2)],
    antes: zeros,
    minimumBet: 100,
  };
  for (let count = 0; count < hands; count += 1) playHand(rules, random);
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

/**
 * The same random play at the same table in both, each with its own way to shuffle; the peer deals its button on. It is the one engine
 * of the registry that plays by the rules: others give the button the big blind heads-up (@chevtek/poker-engine 1.2.14), or pay out
 * halves of chips and take any raise (poker-engine 0.0.5).
 */
function againstPeer(name: string, seats: number): Benchmark {
  return {
    name,
    unit: 'Mhands/s',
    versus: '`Table` of poker-ts 1.5.0, whole hands of random actions, one thread',
    better: 'higher',
    bar: 2,
    run: async () =>
      compareRounds({
        ours: () => playHands(seats, 'peer', peerHands),
        theirs: () => playPeerHands(seats, peerHands),
        units: peerHands,
        turns: 5,
      }),
  };
}

function playPeerHands(seats: number, hands: number): void {
  const random = createRandom('peer');
  for (let count = 0; count < hands; count += 1) {
    const table = new Table({ ante: 0, smallBlind: 50, bigBlind: 100 }, seats);
    for (let seat = 0; seat < seats; seat += 1) table.sitDown(seat, 10_000);
    table.startHand();
    while (table.isHandInProgress()) {
      while (table.isBettingRoundInProgress()) actInPeer(table, random.below(4));
      table.endBettingRound();
      if (table.areBettingRoundsCompleted()) table.showdown();
    }
  }
}

function actInPeer(table: InstanceType<typeof Table>, choice: number): void {
  const { actions, chipRange } = table.legalActions();
  const check = actions.includes('check');
  const raise = actions.find((action) => action === 'bet' || action === 'raise');
  if (choice === 0 && !check) table.actionTaken('fold');
  else if (choice === 3 && raise !== undefined && chipRange !== undefined) {
    table.actionTaken(raise, chipRange.min);
  } else table.actionTaken(check ? 'check' : 'call');
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export const benchmarks: Benchmark[] = [
  engine('holdem-engine-heads-up', 2),
  engine('holdem-engine-six-seats', 6),
  againstPeer('holdem-peer-heads-up', 2),
  againstPeer('holdem-peer-six-seats', 6),
];
