import { rankOf, suitOf } from '@poker-bot/poker/cards/card';
import type { Observation } from '@poker-bot/poker/holdem/observation';
import { hasFlushDraw, hasOpenEndedDraw } from '../../opponents/draw.ts';
import type { KnownCards, SpotReading } from '../known-cards.ts';
import { FeatureRow } from './feature-row.ts';
import { type BothPlays, historyOf, type SpotHistory } from './spot-history.ts';

/** Big blinds up to which the solver pushes or folds once somebody has raised. */
const shortStack = 22;

/** What is known of the cards of a spot, and how the other is read. */
export interface SpotKnowledge {
  readonly cards: KnownCards;
  readonly reading: SpotReading;
}

interface Spot extends SpotKnowledge {
  readonly observation: Observation;
  readonly history: SpotHistory;
  readonly toCall: number;
  /** Chips that can still be won or lost this street, bets included. */
  readonly effective: number;
  readonly highestBet: number;
}

const rows = { preflop: new FeatureRow(), postflop: new FeatureRow() };
let row = rows.preflop;

/**
 * A heads-up spot as numbers, mostly from 0 to 1: as many in every spot before the flop, and as many in every spot after it.
 * @param history what led to it
 * @returns overwritten by the next call
 */
export function featuresOf(
  observation: Observation,
  knowledge: SpotKnowledge,
  history = historyOf(observation),
): Float64Array {
  const { seat, stacks, bets, legal } = observation;
  const { cards, reading } = knowledge;
  const [first = 0, second = 0] = bets;
  const total = (at: number) => (stacks[at] ?? 0) + (bets[at] ?? 0);
  const spot: Spot = {
    cards,
    reading,
    observation,
    history,
    toCall: legal.call ?? 0,
    effective: Math.min(total(seat), total(1 - seat)),
    highestBet: Math.max(first, second),
  };
  const isPreflop = observation.street === 'preflop';
  row = isPreflop ? rows.preflop : rows.postflop;
  row.clear();
  putPrices(spot);
  if (isPreflop) putPreflop(spot);
  else putPostflop(spot);
  return row.values;
}

function putPrices({ observation, history, toCall, effective, highestBet }: Spot): void {
  const { seat, pot, minimumBet, legal } = observation;
  const behind = Math.max(0, effective - highestBet);
  row.put(seat);
  row.flag(toCall > 0);
  row.put(toCall / (pot + toCall));
  row.bounded(toCall / Math.max(1, pot - toCall), { most: 3, unit: 3 });
  row.put(Math.log2(pot / minimumBet) / 6);
  row.bounded(Math.log2(1 + behind / (pot + toCall)), { most: 10, unit: 5 });
  row.flag(legal.raise !== undefined);
  row.flag(behind === 0);
  row.flag(history.lastRaiser === seat);
  row.flag(history.lastRaiser === 1 - seat);
}

function putPreflop({ observation, cards, history, toCall, effective, highestBet }: Spot): void {
  const { hole, seat, minimumBet } = observation;
  const [first = 0, second = 0] = hole.map(rankOf);
  const { own, other } = history.streets.preflop;
  row.oneOf(Math.max(first, second), 13);
  row.oneOf(Math.min(first, second), 13);
  row.flag(hole.every((card) => suitOf(card) === suitOf(hole[0] ?? card)));
  row.flag(first === second);
  row.between((cards.againstRandom(seat, 0) - 0.3) / 0.56, 16);
  row.oneOf(own.raises + other.raises, 5);
  row.flag(own.raises > 0);
  row.flag(own.called > 0);
  row.flag(other.called > 0);
  row.bounded(own.raised, { most: 6, unit: 3 });
  row.bounded(other.raised, { most: 6, unit: 3 });
  row.bounded(toCall / minimumBet, { most: 40, unit: 20 });
  row.bounded(Math.log2(effective / minimumBet), { most: 14, unit: 7 });
  row.flag(effective <= shortStack * minimumBet);
  row.bounded(toCall / effective, { most: 1, unit: 1 });
  row.between(Math.log2(1 + highestBet / minimumBet) / 6, 10);
}

function putPostflop({ observation, cards, reading, history }: Spot): void {
  const { hole, board, seat } = observation;
  const equity = cards.againstRandom(seat, board.length);
  const strength = cards.strengths.strength(hole, board);
  const ahead = reading.ahead({ hole, cards: board.length, seat, moves: history.moves });
  const isLast = board.length === 5;
  row.oneOf(board.length - 3, 3);
  row.put(equity);
  row.put(strength);
  row.put(equity - strength);
  row.between(equity, 17);
  row.between(strength, 9);
  row.put(ahead);
  row.put(equity - ahead);
  row.between(ahead, 21);
  row.flag(!isLast && hasFlushDraw(hole, board));
  row.flag(!isLast && hasOpenEndedDraw(hole, board));
  putBoard(observation);
  putPreflopPlay(history.streets.preflop);
  putStreetPlay(history.streets.flop);
  putStreetPlay(history.streets.turn);
  putStreetPlay(history.streets.river);
}

function putBoard({ board }: Observation): void {
  const suits = [0, 0, 0, 0];
  let ranks = 0;
  let paired = false;
  let highest = 0;
  for (const card of board) {
    const rank = rankOf(card);
    suits[suitOf(card)] = (suits[suitOf(card)] ?? 0) + 1;
    paired ||= (ranks & (1 << rank)) !== 0;
    ranks |= 1 << rank;
    highest = Math.max(highest, rank);
  }
  row.flag(paired);
  row.put((Math.max(...suits) - 1) / 3);
  row.put(highest / 12);
}

function putPreflopPlay({ own, other }: BothPlays): void {
  row.oneOf(own.raises + other.raises, 4);
  row.flag(own.raises > 0);
  row.flag(other.raises > 0);
  row.bounded(other.called, { most: 3, unit: 3 });
  row.bounded(other.raised, { most: 4, unit: 4 });
}

function putStreetPlay({ own, other }: BothPlays): void {
  row.bounded(other.raised, { most: 3, unit: 2 });
  row.bounded(own.raised, { most: 3, unit: 2 });
  row.bounded(other.called, { most: 3, unit: 2 });
  row.flag(other.checked);
  row.flag(other.raises > 0);
  row.flag(own.raises > 0);
  row.put(Math.max(0, own.raises + other.raises - 1) / 2);
}
