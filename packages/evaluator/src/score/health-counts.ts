import type { DecisionNote } from '@poker-bot/logger/hands/decision-note';
import type { AdvisorOutcomes, SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import { type HandLine, isCrashed } from '../record/hand-line.ts';

type GuardName = Exclude<keyof SmokeSummary['guardInterventions'], 'total'>;

/** Counts what went wrong, hand by hand. */
export class HealthCounts {
  readonly #advisors = new Map<string, AdvisorOutcomes>();
  readonly #guards: Record<GuardName, number> = { 'safe-action': 0, risk: 0, budget: 0 };
  #crashes = 0;
  #botCrashes = 0;
  #degradedHands = 0;
  #decisions = 0;
  #degradedDecisions = 0;
  #illegalActions = 0;
  #timeouts = 0;

  add(line: HandLine): void {
    if (line.tags.degraded) this.#degradedHands += 1;
    if (isCrashed(line)) {
      this.#crashes += 1;
      if (line.crashed.player === line.players[line.tags.bot]) this.#botCrashes += 1;
      return;
    }
    for (const decision of line.decisions ?? []) this.addDecision(decision);
  }

  addDecision(decision: Pick<DecisionNote, 'advisors' | 'guards' | 'degraded'>): void {
    this.#decisions += 1;
    if (decision.degraded) this.#degradedDecisions += 1;
    const outcomes = decision.advisors.map(({ outcome }) => outcome);
    if (outcomes.includes('illegal')) this.#illegalActions += 1;
    if (outcomes.includes('late')) this.#timeouts += 1;
    for (const { name, outcome } of decision.advisors) this.#addOutcome(name, outcome);
    for (const { guard } of decision.guards) if (isGuard(guard)) this.#guards[guard] += 1;
  }

  get crashes(): number {
    return this.#crashes;
  }

  /** Of them, those that the bot broke; those of an opponent of the same name as well. */
  get botCrashes(): number {
    return this.#botCrashes;
  }

  get degradedHands(): number {
    return this.#degradedHands;
  }

  /** Decisions that the bot made. */
  get decisions(): number {
    return this.#decisions;
  }

  /** Of them, those that an advisor was late for or failed at. */
  get degradedDecisions(): number {
    return this.#degradedDecisions;
  }

  /** Decisions in which an advisor proposed something illegal; it was replaced before it could leave. */
  get illegalActions(): number {
    return this.#illegalActions;
  }

  /** Decisions in which an advisor had not answered when the limit was up. */
  get timeouts(): number {
    return this.#timeouts;
  }

  get guardInterventions(): SmokeSummary['guardInterventions'] {
    const total = Object.values(this.#guards).reduce((sum, count) => sum + count, 0);
    return { total, ...this.#guards };
  }

  get advisors(): Record<string, AdvisorOutcomes> {
    return Object.fromEntries(this.#advisors);
  }

  #addOutcome(name: string, outcome: string): void {
    const counts = this.#advisors.get(name) ?? none();
    this.#advisors.set(name, counts);
    if (isOutcome(outcome)) counts[outcome] += 1;
  }
}

function none(): AdvisorOutcomes {
  return { answered: 0, late: 0, failed: 0, illegal: 0, skipped: 0 };
}

function isOutcome(name: string): name is keyof AdvisorOutcomes {
  return name in none();
}

function isGuard(name: string): name is GuardName {
  return name === 'safe-action' || name === 'risk' || name === 'budget';
}
