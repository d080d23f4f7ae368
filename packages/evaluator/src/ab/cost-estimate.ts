import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import type { RunCost } from '@poker-bot/shared/evaluation/run-event';
import type { AbManifest } from '../config/ab-manifest.ts';

/** Decisions of a bot in a hand, about: heads-up it plays more of them. */
const decisionsHeadsUp = 3;
const decisionsInField = 2;

/**
 * What a run costs at most, told before it starts. Budgets of the bots are kept while they play, and bound it.
 *
 * @param isPaid whether advice can cost something, as far as its service says; undefined where that is not known
 */
export function costOf({ settings, a, b }: AbManifest, isPaid: boolean | undefined): RunCost {
  const { hands, opponents } = settings;
  const headsUp = opponents.length === 0;
  // Against a field each plays half of the hands.
  const each = headsUp ? hands * decisionsHeadsUp : (hands / 2) * decisionsInField;
  const paid = isPaid === false ? [] : [a, b].map((bot) => paidOf(bot, each));
  return {
    hands,
    decisions: 2 * each,
    paidCalls: sum(paid.map(({ calls }) => calls)),
    tokens: sum(paid.map(({ tokens }) => tokens)),
  };
}

function paidOf(
  { advisors, guards: { budget } }: BotConfig,
  decisions: number,
): { readonly calls: number; readonly tokens: number } {
  const paying = advisors.filter(({ type }) => type === 'agents').length;
  if (paying === 0) return { calls: 0, tokens: 0 };
  return { calls: Math.min(budget.calls, decisions * paying), tokens: budget.tokens };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
