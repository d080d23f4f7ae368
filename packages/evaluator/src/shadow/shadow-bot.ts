import { createAdvisors } from '@poker-bot/orchestrator/advisors/create-advisors';
import type { Spending } from '@poker-bot/orchestrator/budget/budget-tracker';
import type { Decision } from '@poker-bot/orchestrator/decision/decision';
import { Bot } from '../match/bot.ts';
import { scriptedAdvisor } from '../opponents/scripted-advisor.ts';
import { timingOf } from '../record/decision-note.ts';
import type { SuiteContext } from '../suites/suite-context.ts';
import type { EvJudge } from './judge/ev-judge.ts';
import { agrees } from './line/agreement.ts';
import type { DecisionLine, ShadowTiming } from './line/decision-line.ts';
import { comparisonOf, makeLine } from './line/make-line.ts';
import type { ShadowManifest } from './shadow-manifest.ts';
import type { Spot } from './spots/read-spots.ts';

/** Services restart within seconds; who waits longer holds up a run for one that has gone. Milliseconds. */
const longestPatienceMs = 15_000;

export interface ReplayedDecision {
  readonly line: DecisionLine;
  readonly timing: ShadowTiming;
}

export interface ShadowBotOptions {
  readonly judge: EvJudge;
  readonly context: SuiteContext;
  /** What it has spent before, in a run that goes on. */
  readonly spent?: Spending | undefined;
}

/** The candidate: decides in recorded spots, and is compared with what was done there. */
export class ShadowBot {
  readonly #bot: Bot;
  readonly #manifest: ShadowManifest;
  readonly #judge: EvJudge;

  constructor(bot: Bot, { manifest, judge }: { manifest: ShadowManifest; judge: EvJudge }) {
    this.#bot = bot;
    this.#manifest = manifest;
    this.#judge = judge;
  }

  /** Connects nothing yet: services may come and go. */
  static async create(
    manifest: ShadowManifest,
    { judge, context, spent }: ShadowBotOptions,
  ): Promise<ShadowBot> {
    const { environment, clock, log, signal } = context;
    const { bot: config, runId, settings } = manifest;
    const { decisionLimitMs } = settings;
    const advisors = await createAdvisors({
      config,
      environment,
      log,
      clock,
      // Later than the limit of a decision, so that it is that limit which a slow advisor runs into.
      deadlineMs: 2 * decisionLimitMs,
      // Earlier: a service that stays away has failed, and leaves the time to ask it once more.
      patienceMs: Math.min(longestPatienceMs, 0.7 * decisionLimitMs),
      scripted: scriptedAdvisor,
    });
    const bot = new Bot({ config, advisors, clock, runId, spent, decisionLimitMs, signal });
    return new ShadowBot(bot, { manifest, judge });
  }

  /** Never acts: what was done stays done. */
  async replay(spot: Spot, index: number): Promise<ReplayedDecision> {
    const { settings } = this.#manifest;
    const { raiseTolerance } = settings;
    const { observation, action: recorded } = spot;
    const handSeed = `${settings.seed}/${spot.place.ordinal}`;
    const seated = this.#bot.seat(handSeed);
    await seated.player.act(observation);
    const decision = only(seated.decisions);
    const alike = agrees(decision.action, comparisonOf({ spot, raiseTolerance }));
    const seed = `${handSeed}/${observation.seat}/${observation.actions.length}`;
    const actions = [recorded, decision.action];
    const values = alike ? [] : await this.#judge.judge({ observation, actions, seed });
    const { latencyMs, advisors } = timingOf(decision, observation);
    return {
      line: makeLine({ index, spot, decision, raiseTolerance, values }),
      timing: { index, latencyMs, advisors },
    };
  }

  async close(): Promise<void> {
    await this.#bot.close();
  }
}

function only([decision]: readonly Decision[]): Decision {
  if (decision === undefined) throw new Error('The candidate acted without a decision');
  return decision;
}
