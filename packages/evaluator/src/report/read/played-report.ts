import { abHand } from '../../ab/ab-schedule.ts';
import type { RunManifest } from '../../config/run-manifest.ts';
import type { RunFolder } from '../../run-folder/run-folder.ts';
import { ExtremeHands } from '../tally/extreme-hands.ts';
import { Latencies, type LatencyTally } from '../tally/latency-tally.ts';
import { PlayerTally } from '../tally/player-tally.ts';
import { walkHand } from '../tally/walk-hand.ts';
import {
  type ReportHand,
  type ReportLine,
  type ReportTiming,
  reportHandSchema,
  reportTimingSchema,
} from './report-lines.ts';
import { seatedIn, type Table, tableOf } from './subjects.ts';
import { type LineDamage, TolerantLines } from './tolerant-lines.ts';

export type DealtManifest = Exclude<RunManifest, { suite: 'shadow' }>;

/** Hands shown on either side. */
const mostHands = 8;

/** A hand as it is shown, from the seat of one player. */
export interface ShownHand {
  readonly hand: ReportHand;
  readonly seat: number;
  /** Chips. */
  readonly net: number;
}

/** What the logs of a dealt run say beyond its summary. */
export interface PlayedReport {
  readonly table: Table;
  readonly tallies: readonly PlayerTally[];
  readonly worst: readonly ShownHand[];
  readonly best: readonly ShownHand[];
  readonly latencies: readonly LatencyTally[];
  readonly crashed: readonly {
    readonly index: number;
    readonly who: string;
    readonly why: string;
  }[];
  readonly damage: readonly LineDamage[];
}

/** Reads both logs once, line by line: memory does not grow with their length. */
export function readPlayed(folder: RunFolder, manifest: DealtManifest): PlayedReport {
  const reader = new PlayedReader(manifest);
  const lines = new TolerantLines<ReportLine>(folder.file('hands.jsonl'), {
    name: 'hands.jsonl',
    schema: reportHandSchema,
  });
  for (const line of lines.read()) reader.addHand(line);
  const timings = new TolerantLines<ReportTiming>(folder.file('timings.jsonl'), {
    name: 'timings.jsonl',
    schema: reportTimingSchema,
  });
  for (const line of timings.read()) reader.addTiming(line);
  return { ...reader.report, damage: [lines.damage, timings.damage] };
}

/** Makes of the lines of a run, one after the other, what a report says beyond the summary. */
export class PlayedReader {
  readonly #manifest: DealtManifest;
  readonly #table: Table;
  readonly #tallies: readonly PlayerTally[];
  readonly #worst = new ExtremeHands<ShownHand>(mostHands);
  readonly #best = new ExtremeHands<ShownHand>(mostHands);
  readonly #latencies = new Latencies();
  readonly #crashed: { index: number; who: string; why: string }[] = [];
  #lastTimed = -1;

  constructor(manifest: DealtManifest) {
    this.#manifest = manifest;
    this.#table = tableOf(manifest);
    this.#tallies = this.#table.subjects.map(
      ({ name }) => new PlayerTally(name, this.#table.seats),
    );
  }

  addHand(line: ReportLine): void {
    if (!isPlayed(line)) {
      const { player, reason } = line.crashed;
      const crash = { index: line.index, who: player, why: reason };
      if (this.#crashed.length < mostHands) this.#crashed.push(crash);
      return;
    }
    const steps = walkHand(line);
    for (const { subject, seat } of seatedIn(this.#table, line.tags)) {
      const net = line.net[seat] ?? 0;
      this.#tallies[subject]?.add(steps, { seat, net });
      if (subject < this.#tallies.length - 1) continue;
      this.#worst.add(-net, { hand: line, seat, net });
      this.#best.add(net, { hand: line, seat, net });
    }
  }

  addTiming({ index, decisions }: ReportTiming): void {
    // A hand that was timed before a power cut and is played again counts once.
    if (this.#manifest.suite !== 'serve' && index <= this.#lastTimed) return;
    this.#lastTimed = index;
    for (const { seat, latencyMs, advisors = {} } of decisions) {
      const whose = this.#table.subjects[subjectOf(this.#manifest, { index, seat })]?.short ?? '';
      this.#latencies.add(`${whose}decision`, latencyMs);
      for (const name in advisors) this.#latencies.add(`${whose}${name}`, advisors[name] ?? 0);
    }
  }

  get report(): PlayedReport {
    return {
      table: this.#table,
      tallies: this.#tallies,
      worst: this.#worst.list,
      best: this.#best.list,
      latencies: this.#latencies.list,
      crashed: this.#crashed,
      damage: [],
    };
  }
}

function isPlayed(line: ReportLine): line is ReportHand {
  return !('crashed' in line);
}

/** Timings name no bot, but the schedule tells who sat where. */
function subjectOf(
  manifest: DealtManifest,
  { index, seat }: { readonly index: number; readonly seat: number },
): number {
  if (manifest.suite !== 'ab') return 0;
  const { seats, opponents } = manifest.settings;
  const hand = abHand(index, manifest.settings);
  if (opponents.length > 0) return hand.side === 'a' ? 0 : 1;
  return seat === hand.index % seats ? 1 : 0;
}
