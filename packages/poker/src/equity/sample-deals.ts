import type { Card } from '../cards/card.ts';
import { evaluate7 } from '../evaluator/evaluate.ts';
import type { Random } from '../random/random.ts';
import { type Combo, comboAt } from '../ranges/combo.ts';
import { ComboSampler } from './combo-sampler.ts';
import type { ComboSums } from './combo-sums.ts';
import { EquityError } from './equity-error.ts';

/** What a number of random deals came to. */
export interface SampledEquity {
  readonly equity: number;
  /**
   * Of the equity: the standard deviation of the deals' shares over the root of their number, with two deals won and two
   * lost added to them (Agresti & Coull, "Approximate is better than 'exact' for interval estimation of binomial
   * proportions", 1998), so that deals which all end alike do not pass for certainty.
   */
  readonly standardError: number;
}

interface Sampling {
  /** By player: no combo holds a card of the board or a dead one. */
  readonly players: readonly ComboSums[];
  readonly board: readonly Card[];
  readonly dead: readonly Card[];
  readonly random: Random;
  readonly samples: number;
}

const attemptsPerDeal = 10_000;

/**
 * Deals at random: a combo to each player by weight, all anew when two want the same card (so that card removal is
 * exact), then the rest of the board.
 *
 * @throws {EquityError} `NO_DEAL` when no deal is found in which all players hold different cards
 */
export function sampleDeals({ players, board, dead, random, samples }: Sampling): SampledEquity[] {
  const samplers = players.map((combos) => new ComboSampler(combos));
  const used = new Uint8Array(52);
  for (const card of [...board, ...dead]) used[card] = 1;
  const cards = [...board, 0, 0, 0, 0, 0].slice(0, 5) as Board;
  const sums = new Float64Array(players.length);
  const squares = new Float64Array(players.length);
  const strengths = new Uint16Array(players.length);
  for (let dealt = 0; dealt < samples; dealt += 1) {
    const hands = drawHands(samplers, random, used);
    for (let place = board.length; place < 5; place += 1) cards[place] = drawCard(random, used);
    addShares(showDown(hands, cards, strengths), sums, squares);
    for (const [low, high] of hands) release(used, low, high);
    for (let place = board.length; place < 5; place += 1) used[cards[place] as Card] = 0;
  }
  return Array.from(sums, (sum, player) => estimate(sum, squares[player] as number, samples));
}

type Board = [Card, Card, Card, Card, Card];

function drawHands(samplers: readonly ComboSampler[], random: Random, used: Uint8Array): Combo[] {
  for (let attempt = 0; attempt < attemptsPerDeal; attempt += 1) {
    const hands: Combo[] = [];
    for (const sampler of samplers) {
      const combo = comboAt(sampler.draw(random));
      if (used[combo[0]] === 1 || used[combo[1]] === 1) break;
      used[combo[0]] = 1;
      used[combo[1]] = 1;
      hands.push(combo);
    }
    if (hands.length === samplers.length) return hands;
    for (const [low, high] of hands) release(used, low, high);
  }
  throw new EquityError(
    'NO_DEAL',
    `The players' ranges share too many cards: in ${attemptsPerDeal} deals not one gave every player a hand of its own; widen a range`,
  );
}

function release(used: Uint8Array, low: Card, high: Card): void {
  used[low] = 0;
  used[high] = 0;
}

function drawCard(random: Random, used: Uint8Array): Card {
  let card = random.below(52);
  while (used[card] === 1) card = random.below(52);
  used[card] = 1;
  return card;
}

function showDown(
  hands: readonly Combo[],
  [a, b, c, d, e]: Board,
  strengths: Uint16Array,
): Uint16Array {
  hands.forEach(([low, high], player) => {
    strengths[player] = evaluate7(low, high, a, b, c, d, e);
  });
  return strengths;
}

function addShares(strengths: Uint16Array, sums: Float64Array, squares: Float64Array): void {
  let best = 0;
  let holders = 0;
  for (const strength of strengths) {
    if (strength > best) {
      best = strength;
      holders = 1;
    } else if (strength === best) holders += 1;
  }
  const share = 1 / holders;
  for (let player = 0; player < strengths.length; player += 1) {
    if (strengths[player] !== best) continue;
    sums[player] = (sums[player] as number) + share;
    squares[player] = (squares[player] as number) + share * share;
  }
}

function estimate(sum: number, square: number, samples: number): SampledEquity {
  const count = samples + 4;
  const mean = (sum + 2) / count;
  const variance = (square + 2 - (sum + 2) * mean) / (count - 1);
  return { equity: sum / samples, standardError: Math.sqrt(variance / count) };
}
