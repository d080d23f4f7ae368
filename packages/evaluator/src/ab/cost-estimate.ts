import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import type { RunCost } from '@poker-bot/shared/evaluation/run-event';
import type { AdviceTerms } from './advice-terms.ts';

/** Decisions of a bot in a hand, about: heads-up it plays more of them. */
const decisionsHeadsUp = 3;
const decisionsInField = 2;

/** What is to be played. */
export interface Costed {
  readonly bots: readonly BotConfig[];
  /** Hands that each of them plays. */
  readonly handsEach: number;
  readonly hands: number;
  readonly isHeadsUp: boolean;
  readonly handsInFlight: number;
}

/**
 * What playing costs about, and at most, told before it starts. Budgets are kept while it is played, and bound it: those of the bots, and
 * that of the agents service, which all bots of a run share.
 */
export function costOf(costed: Costed, { price, waitMs }: AdviceTerms): RunCost {
  const { bots, handsEach, hands, isHeadsUp, handsInFlight } = costed;
  const each = handsEach * (isHeadsUp ? decisionsHeadsUp : decisionsInField);
  const tokensPerCall = price?.tokensPerCall || null;
  const paid = price?.isPaid === false ? [] : bots.map((bot) => paidOf(bot, each, tokensPerCall));
  const asked = sum(paid.map(({ calls }) => calls));
  const common = price?.budgetTokens ?? Number.POSITIVE_INFINITY;
  const paidCalls = Math.min(asked, callsFor(common, tokensPerCall));
  const budget = {
    calls: sum(paid.map(({ budget: { calls } }) => calls)),
    tokens: Math.min(common, sum(paid.map(({ budget: { tokens } }) => tokens))),
  };
  const waits = asked === 0 ? 0 : sum(paid.map(({ waits: own }) => own)) * (paidCalls / asked);
  const isKnown = paidCalls === 0 || tokensPerCall !== null;
  return {
    hands,
    decisions: bots.length * each,
    paidCalls,
    tokens: isKnown ? Math.min(budget.tokens, paidCalls * (tokensPerCall ?? 0)) : null,
    tokensPerCall: paidCalls === 0 ? null : tokensPerCall,
    longestWaitMs: (waits * waitMs) / Math.max(1, Math.min(handsInFlight, hands)),
    budget,
  };
}

/** Several runs, one after the other, each with budgets of its own. */
export function totalCost(costs: readonly RunCost[]): RunCost {
  const total = (of: (cost: RunCost) => number) => sum(costs.map(of));
  const isKnown = costs.every(({ tokens }) => tokens !== null);
  return {
    hands: total(({ hands }) => hands),
    decisions: total(({ decisions }) => decisions),
    paidCalls: total(({ paidCalls }) => paidCalls),
    tokens: isKnown ? total(({ tokens }) => tokens ?? 0) : null,
    tokensPerCall: costs.find(({ tokensPerCall }) => tokensPerCall !== null)?.tokensPerCall ?? null,
    longestWaitMs: total(({ longestWaitMs }) => longestWaitMs),
    budget: {
      calls: total(({ budget }) => budget.calls),
      tokens: total(({ budget }) => budget.tokens),
    },
  };
}

const nothing = { calls: 0, waits: 0, budget: { calls: 0, tokens: 0 } };

function paidOf(
  { advisors, guards: { budget } }: BotConfig,
  decisions: number,
  tokensPerCall: number | null,
): typeof nothing {
  const paying = advisors.filter(({ type }) => type === 'agents').length;
  if (paying === 0) return nothing;
  const affordable = callsFor(budget.tokens, tokensPerCall);
  const calls = Math.min(decisions * paying, budget.calls, affordable);
  // All advisors of a decision are asked at once.
  return { calls, waits: calls / paying, budget };
}

/** Calls until a budget is spent: the one that passes it is the last. */
function callsFor(tokens: number, tokensPerCall: number | null): number {
  return tokensPerCall === null ? Number.POSITIVE_INFINITY : Math.ceil(tokens / tokensPerCall);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
