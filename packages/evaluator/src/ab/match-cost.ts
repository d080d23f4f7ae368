import type { Spending } from '@poker-bot/orchestrator/budget/budget-tracker';
import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import type { RunCost } from '@poker-bot/shared/evaluation/run-event';
import type { SpentBySide } from '../budget/spent-in-hands.ts';
import type { AbManifest } from '../config/ab-manifest.ts';
import type { SmokeManifest } from '../config/smoke-manifest.ts';
import type { AdviceTerms } from './advice-terms.ts';
import { costOf } from './cost-estimate.ts';

export interface ToPlay {
  readonly hands: number;
  readonly terms: AdviceTerms;
  /** What the bots have spent of their budgets before. */
  readonly spent?: SpentBySide;
}

/** What so many hands of an A/B run cost. Against a field each of its bots plays half of them. */
export function costOfAb(
  { settings, a, b }: AbManifest,
  { hands, terms, spent = {} }: ToPlay,
): RunCost {
  const { opponents, seats, handsInFlight } = settings;
  const isHeadsUp = seats === 2;
  const handsEach = opponents.length === 0 ? hands : hands / 2;
  const bots = [leftTo(a, spent.a), leftTo(b, spent.b)];
  return costOf({ bots, handsEach, hands, isHeadsUp, handsInFlight }, terms);
}

/** The bot with what is left of its budget. */
function leftTo(bot: BotConfig, spent: Spending | undefined): BotConfig {
  if (spent === undefined) return bot;
  const { budget } = bot.guards;
  const calls = Math.max(0, budget.calls - spent.calls);
  const tokens = Math.max(0, budget.tokens - spent.tokens);
  return { ...bot, guards: { ...bot.guards, budget: { ...budget, calls, tokens } } };
}

/** What so many hands of a match of a league cost: of two bots, or of one with a script, heads-up all of them. */
export function costOfMatch(manifest: AbManifest | SmokeManifest, toPlay: ToPlay): RunCost {
  if (manifest.suite === 'ab') return costOfAb(manifest, toPlay);
  const { hands, terms, spent = {} } = toPlay;
  const bots = [leftTo(manifest.bot, spent.b)];
  const { handsInFlight } = manifest.settings;
  return costOf({ bots, handsEach: hands, hands, isHeadsUp: true, handsInFlight }, terms);
}
