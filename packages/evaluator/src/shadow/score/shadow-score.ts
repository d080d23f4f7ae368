import {
  type ShadowSummary,
  shadowSummarySchema,
} from '@poker-bot/shared/evaluation/shadow-summary';
import { HealthCounts } from '../../score/health-counts.ts';
import { ClusteredShare } from '../../statistics/clustered-share.ts';
import { LatencyHistogram } from '../../statistics/latency-histogram.ts';
import type { EvJudge } from '../judge/ev-judge.ts';
import { type DecisionLine, moveKinds, type ShadowTiming } from '../line/decision-line.ts';
import type { ShadowManifest } from '../shadow-manifest.ts';
import { judgeAgreement } from './agreement-gate.ts';
import { Extremes, listed } from './extremes.ts';
import { Tallies, Tally } from './tally.ts';

/** Divergences listed at either end; all are in `decisions.jsonl`. */
const mostListed = 20;
const mostPlayers = 50;
const streets = ['preflop', 'flop', 'turn', 'river'];

/** Turns the lines of a shadow run, in order, into its figures; a finished run can be scored again from its files. */
export class ShadowScore {
  readonly #manifest: ShadowManifest;
  readonly #judge: EvJudge;
  readonly #latencies = new LatencyHistogram();
  readonly #health = new HealthCounts();
  readonly #all = new Tally();
  readonly #degraded = new Tally();
  readonly #agreement = new ClusteredShare();
  readonly #streets = new Tallies();
  readonly #positions = new Tallies();
  readonly #actions = new Tallies();
  readonly #players = new Tallies();
  readonly #moves = { fold: none(), check: none(), call: none(), raise: none() };
  readonly #worst = new Extremes(mostListed, -1);
  readonly #best = new Extremes(mostListed, 1);
  #ordinal = -1;
  #hands = 0;
  #divergences = 0;
  #lost = 0;
  #gained = 0;
  #tokens = 0;

  constructor(manifest: ShadowManifest, judge: EvJudge) {
    this.#manifest = manifest;
    this.#judge = judge;
  }

  get decisions(): number {
    return this.#all.decisions;
  }

  /** Hands with a decision so far. */
  get hands(): number {
    return this.#hands;
  }

  get agreementRate(): number | null {
    return this.#all.agreementRate;
  }

  get degradedDecisions(): number {
    return this.#degraded.decisions;
  }

  addLine(line: DecisionLine): void {
    if (line.ordinal !== this.#ordinal) this.#hands += 1;
    this.#ordinal = line.ordinal;
    const [recorded, candidate] = line.kinds;
    this.#all.add(line);
    this.#agreement.add(line.ordinal, line.agrees);
    if (line.degraded) this.#degraded.add(line);
    this.#streets.add(line.street, line);
    this.#positions.add(line.position, line);
    this.#actions.add(recorded, line);
    this.#players.add(line.player, line);
    this.#moves[recorded][candidate] += 1;
    this.#health.addDecision(line);
    for (const { tokens = 0 } of line.advisors) this.#tokens += Math.max(0, Math.round(tokens));
    this.#addDivergence(line);
  }

  addTiming({ latencyMs }: ShadowTiming): void {
    this.#latencies.add(latencyMs);
  }

  /** @param folder of the run, as it is to be shown */
  summary(folder: string): ShadowSummary {
    const { runId, suite, settings, bot, source } = this.#manifest;
    const { decisions, agreements, agreementRate, meanProbability } = this.#all;
    const { illegalActions, timeouts, guardInterventions, advisors } = this.#health;
    // Parsed, so that a summary reads the same fresh and from its file, to the order of its fields.
    return shadowSummarySchema.parse({
      runId,
      suite,
      ...this.#gate(),
      bot: bot.name,
      seed: settings.seed,
      source: {
        session: settings.session,
        files: source.files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
        hands: source.scan.hands,
        unseen: source.scan.unseen,
        skipped: source.scan.skipped,
        idle: source.scan.idle,
      },
      players: settings.players,
      hands: this.#hands,
      decisions,
      agreements,
      agreementRate,
      agreementInterval: this.#agreement.interval ?? null,
      minAgreement: settings.minAgreement,
      raiseTolerance: settings.raiseTolerance,
      meanProbability,
      ...this.#breakdown(),
      ev: this.#ev(),
      divergences: this.#divergences,
      worst: this.#worst.list,
      best: this.#best.list,
      latencyMs: this.#latency(),
      tokens: this.#tokens,
      illegalActions,
      timeouts,
      degradedDecisions: this.degradedDecisions,
      guardInterventions,
      advisors,
      folder,
    });
  }

  #addDivergence(line: DecisionLine): void {
    if (line.divergence === undefined) return;
    this.#divergences += 1;
    const { evDifference } = line.divergence;
    if (evDifference < 0) this.#lost -= evDifference;
    else this.#gained += evDifference;
    const divergence = listed(this.#divergences, line, line.divergence);
    this.#worst.add(divergence);
    this.#best.add(divergence);
  }

  #gate(): Pick<ShadowSummary, 'verdict' | 'reasons'> {
    return judgeAgreement({
      decisions: this.#all.decisions,
      agreements: this.#all.agreements,
      degraded: this.#degraded.decisions,
      degradedAgreements: this.#degraded.agreements,
      minAgreement: this.#manifest.settings.minAgreement,
    });
  }

  #breakdown(): Pick<ShadowSummary, 'streets' | 'positions' | 'actions' | 'byPlayer' | 'moves'> {
    const byDecisions = this.#players.list().sort((a, b) => b.decisions - a.decisions);
    return {
      streets: this.#streets.list(streets),
      positions: this.#positions.list([
        'SB',
        'BB',
        'UTG',
        'UTG+1',
        'UTG+2',
        'LJ',
        'HJ',
        'CO',
        'BTN',
      ]),
      actions: this.#actions.list(moveKinds),
      byPlayer: byDecisions.slice(0, mostPlayers),
      moves: this.#moves,
    };
  }

  #ev(): ShadowSummary['ev'] {
    const { name, label } = this.#judge;
    const net = this.#gained - this.#lost;
    const { decisions } = this.#all;
    return {
      judge: name,
      label,
      lost: rounded(this.#lost),
      gained: rounded(this.#gained),
      net: rounded(net),
      per100Decisions: decisions === 0 ? null : rounded((net / decisions) * 100),
    };
  }

  #latency(): ShadowSummary['latencyMs'] {
    const { count, slowest } = this.#latencies;
    return {
      p50: this.#latencies.quantile(0.5) ?? null,
      p99: this.#latencies.quantile(0.99) ?? null,
      max: count === 0 ? null : slowest,
      decisions: count,
    };
  }
}

function none(): ShadowSummary['moves']['fold'] {
  return { fold: 0, check: 0, call: 0, raise: 0 };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
