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
  const table = tableOf(manifest);
  const hands = new HandReader(table);
  const lines = new TolerantLines<ReportLine>(folder.file('hands.jsonl'), {
    name: 'hands.jsonl',
    schema: reportHandSchema,
  });
  for (const line of lines.read()) hands.add(line);
  const timings = new TolerantLines<ReportTiming>(folder.file('timings.jsonl'), {
    name: 'timings.jsonl',
    schema: reportTimingSchema,
  });
  const latencies = readLatencies(timings, { manifest, table });
  return {
    table,
    tallies: hands.tallies,
    worst: hands.worst.list,
    best: hands.best.list,
    latencies: latencies.list,
    crashed: hands.crashed,
    damage: [lines.damage, timings.damage],
  };
}

class HandReader {
  readonly #table: Table;
  readonly tallies: readonly PlayerTally[];
  readonly worst = new ExtremeHands<ShownHand>(mostHands);
  readonly best = new ExtremeHands<ShownHand>(mostHands);
  readonly crashed: { index: number; who: string; why: string }[] = [];

  constructor(table: Table) {
    this.#table = table;
    this.tallies = table.subjects.map(({ name }) => new PlayerTally(name, table.seats));
  }

  add(line: ReportLine): void {
    if (!isPlayed(line)) {
      const { player, reason } = line.crashed;
      const crash = { index: line.index, who: player, why: reason };
      if (this.crashed.length < mostHands) this.crashed.push(crash);
      return;
    }
    const steps = walkHand(line);
    for (const { subject, seat } of seatedIn(this.#table, line.tags)) {
      const net = line.net[seat] ?? 0;
      this.tallies[subject]?.add(steps, { seat, net });
      if (subject < this.tallies.length - 1) continue;
      this.worst.add(-net, { hand: line, seat, net });
      this.best.add(net, { hand: line, seat, net });
    }
  }
}

function isPlayed(line: ReportLine): line is ReportHand {
  return !('crashed' in line);
}

function readLatencies(
  lines: TolerantLines<ReportTiming>,
  { manifest, table }: { manifest: DealtManifest; table: Table },
): Latencies {
  const latencies = new Latencies();
  for (const { index, decisions } of lines.read()) {
    for (const { seat, latencyMs, advisors = {} } of decisions) {
      const whose = table.subjects[subjectOf(manifest, { index, seat })]?.short ?? '';
      latencies.add(`${whose}decision`, latencyMs);
      for (const [name, took] of Object.entries(advisors)) latencies.add(`${whose}${name}`, took);
    }
  }
  return latencies;
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
