import { setMaxListeners } from 'node:events';
import type { Player } from '@poker-bot/executor/simulator/player';
import type { DecisionNote } from '@poker-bot/logger/hands/decision-note';
import { BudgetTracker, type Spending } from '@poker-bot/orchestrator/budget/budget-tracker';
import type { Advisor } from '@poker-bot/orchestrator/decision/advisor';
import { decide } from '@poker-bot/orchestrator/decision/decide';
import type { Decision } from '@poker-bot/orchestrator/decision/decision';
import type { Clock } from '@poker-bot/shared/clock/clock';
import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import { noteOf, timingOf } from '../record/decision-note.ts';
import type { DecisionTiming } from '../record/timing-line.ts';

export interface BotOptions {
  readonly config: BotConfig;
  readonly advisors: readonly Advisor[];
  readonly clock: Clock;
  /** Run whose budget pays for advice. */
  readonly runId: string;
  /** Of that budget before, by a process that was stopped. */
  readonly spent?: Spending | undefined;
  /** A fault limit, not a budget: advisors do a fixed amount of work and are meant to finish it. Milliseconds. */
  readonly decisionLimitMs: number;
  /** Ends all waiting for advice; hands decided after that are not to be kept. */
  readonly signal: AbortSignal;
}

/** The bot in one hand, with what it decided so far. */
export interface SeatedBot {
  readonly player: Player;
  readonly notes: readonly DecisionNote[];
  readonly timings: readonly DecisionTiming[];
  /** The decisions in full, with what every advisor said. */
  readonly decisions: readonly Decision[];
}

/**
 * The bot under test: the decision function of live play, with the same advisors, style, selection and guards. Only RiskGuard is
 * left out: it keeps the books of a session, and the hands of a match stand each for itself.
 */
export class Bot {
  readonly #options: BotOptions;
  readonly #budget: BudgetTracker;

  constructor(options: BotOptions) {
    this.#options = options;
    // Every decision under way listens to it.
    setMaxListeners(0, options.signal);
    this.#budget = new BudgetTracker(options.config.guards.budget, options.spent);
  }

  get config(): BotConfig {
    return this.#options.config;
  }

  get name(): string {
    return this.config.name;
  }

  /** Whether its actions are drawn from the blend, or the likeliest is taken. */
  get selection(): 'sample' | 'best' {
    return this.config.decision.selection;
  }

  /** @param handSeed the same seed and the same observation lead to the same decision */
  seat(handSeed: string): SeatedBot {
    const { config, advisors, clock, runId, decisionLimitMs, signal } = this.#options;
    const notes: DecisionNote[] = [];
    const timings: DecisionTiming[] = [];
    const decisions: Decision[] = [];
    const player: Player = {
      name: this.name,
      act: async (observation) => {
        const decision = await decide(observation, {
          advisors,
          clock,
          handSeed,
          sessionId: runId,
          budgetMs: decisionLimitMs,
          selection: config.decision.selection,
          style: config.style,
          budget: this.#budget,
          signal,
        });
        decisions.push(decision);
        notes.push(noteOf(decision, observation));
        timings.push(timingOf(decision, observation));
        return decision.action;
      },
    };
    return { player, notes, timings, decisions };
  }

  async close(): Promise<void> {
    await Promise.all(this.#options.advisors.map((advisor) => advisor.close?.()));
  }
}
