import type { Observation } from '@poker-bot/poker/holdem/observation';
import { longestRationale } from '@poker-bot/shared/foreign-text/rationale';
import type { Answer } from '../advice/answer-shape.ts';
import { charactersPerToken } from '../providers/characters-per-token.ts';
import { adviceRequest } from './advice-request.ts';

/** Heads-up on the flop, after three moves: neither the shortest that is asked about nor the longest. */
const usualSpot: Observation = {
  handId: '',
  seat: 1,
  seats: 2,
  street: 'flop',
  hole: [50, 44],
  board: [3, 17, 31],
  stacks: [9_500, 9_750],
  startingStacks: [10_000, 10_000],
  bets: [250, 0],
  contributed: [500, 250],
  folded: [false, false],
  pot: 750,
  blinds: [100, 50],
  antes: [0, 0],
  minimumBet: 100,
  actions: [
    { seat: 1, street: 'preflop', action: { type: 'raise', to: 250 }, amount: 200 },
    { seat: 0, street: 'preflop', action: { type: 'call' }, amount: 150 },
    { seat: 0, street: 'flop', action: { type: 'raise', to: 250 }, amount: 250 },
  ],
  legal: { seat: 1, fold: true, check: false, call: 250, raise: { min: 500, max: 9_750 } },
};

/** Every kind of action that the spot allows, with the longest reason that is kept. */
const fullAnswer: Answer = {
  actions: [
    { action: 'fold', to: null, probability: 0.25 },
    { action: 'call', to: null, probability: 0.25 },
    { action: 'raise', to: 750, probability: 0.25 },
    { action: 'raise', to: 9_750, probability: 0.25 },
  ],
  confidence: 0.75,
  rationale: '.'.repeat(longestRationale),
};

/** Tokens of one advice, about: of all that a model is told of a usual spot, and of an answer that says much. */
export function adviceTokens(): number {
  const { instructions, input, answer } = adviceRequest(usualSpot);
  const texts = [instructions, input, JSON.stringify(answer.schema), JSON.stringify(fullAnswer)];
  return Math.ceil(texts.join('').length / charactersPerToken);
}
