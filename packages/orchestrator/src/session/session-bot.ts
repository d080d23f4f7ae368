import type { DecisionNote } from '@poker-bot/logger/hands/decision-note';
import type { Clock } from '@poker-bot/shared/clock/clock';
import type { Bot } from '../bot/bot.ts';
import type { BotSource } from '../bot/bot-source.ts';
import { type BudgetLimits, BudgetTracker, type Spending } from '../budget/budget-tracker.ts';
import type { DecisionDependencies } from '../decision/decide.ts';
import type { Decision } from '../decision/decision.ts';
import { AnomalyWatch } from '../risk/anomaly-watch.ts';
import type { RiskGuard } from '../risk/risk-guard.ts';
import { BotPlayer } from './bot-player.ts';

export interface SessionBotOptions {
  readonly sessionId: string;
  readonly bots: BotSource;
  readonly risk: RiskGuard;
  readonly clock: Clock;
  /** Tokens that paid advisors may spend at most, whatever the configuration allows. */
  readonly budgetTokens: number;
  /** Ends the wait for advice. */
  readonly drain: AbortSignal;
  handSeed(): string;
  /** Told of the configuration before the first hand that is played with it. */
  onConfig(bot: Bot): Promise<void>;
  onDecision(decision: Decision): void;
}

/** The bot in a session: its player, its budget, its limits, and an eye on what goes wrong. */
export class SessionBot {
  readonly player: BotPlayer;
  readonly #options: SessionBotOptions;
  readonly #budget: BudgetTracker;
  readonly #anomalies: AnomalyWatch;
  #known: Bot | undefined;

  constructor(options: SessionBotOptions) {
    const { guards, name } = options.bots.bot.config;
    this.#options = options;
    this.#budget = new BudgetTracker(this.#limits(guards.budget));
    this.#anomalies = new AnomalyWatch(guards.risk.pauseAfterAnomalies);
    this.player = new BotPlayer({
      name,
      dependencies: () => this.#dependencies(),
      onDecision: (decision) => {
        this.#anomalies.note(decision);
        options.onDecision(decision);
      },
    });
  }

  /** Name and hash of the configuration played with. */
  get config(): { readonly bot: string; readonly config: string } {
    const { config, configHash } = this.#options.bots.bot;
    return { bot: config.name, config: configHash };
  }

  get spent(): Spending {
    return this.#budget.spent;
  }

  takeNotes(): DecisionNote[] {
    return this.player.takeNotes();
  }

  /** Takes up the configuration as it is now. */
  async refresh(): Promise<void> {
    const { bots, risk, onConfig } = this.#options;
    const bot = await bots.next();
    if (bot === this.#known) return;
    await onConfig(bot);
    this.#known = bot;
    const { guards } = bot.config;
    risk.limits = guards.risk;
    this.#budget.limits = this.#limits(guards.budget);
    this.#anomalies.limit = guards.risk.pauseAfterAnomalies;
  }

  /** Why play has to pause, if so. */
  alarm(): string | undefined {
    return this.#anomalies.alarm();
  }

  forgetAnomalies(): void {
    this.#anomalies.reset();
  }

  #limits(limits: BudgetLimits): BudgetLimits {
    return { ...limits, tokens: Math.min(limits.tokens, this.#options.budgetTokens) };
  }

  #dependencies(): DecisionDependencies {
    const { sessionId, bots, clock, risk, drain, handSeed } = this.#options;
    const { advisors, config } = bots.bot;
    return {
      advisors,
      clock,
      handSeed: handSeed(),
      sessionId,
      budgetMs: config.decision.budgetMs,
      selection: config.decision.selection,
      style: config.style,
      guards: [risk],
      budget: this.#budget,
      signal: drain,
    };
  }
}
