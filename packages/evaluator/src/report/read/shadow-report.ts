import type { ShadowDivergence } from '@poker-bot/shared/evaluation/shadow-divergence';
import type { ShadowSummary } from '@poker-bot/shared/evaluation/shadow-summary';
import type { RunFolder } from '../../run-folder/run-folder.ts';
import type { DecisionLine } from '../../shadow/line/decision-line.ts';
import { decisionLineSchema } from '../../shadow/line/decision-line.ts';
import { divergenceOf } from '../../shadow/show-shadow.ts';
import { Latencies, type LatencyTally } from '../tally/latency-tally.ts';
import { type ShadowReportTiming, shadowReportTimingSchema } from './report-lines.ts';
import { type LineDamage, TolerantLines } from './tolerant-lines.ts';

/** Divergences shown on either side. */
const mostDivergences = 8;

/** What the logs of a shadow run say beyond its summary. */
export interface ShadowReport {
  readonly worst: readonly ShadowDivergence[];
  readonly best: readonly ShadowDivergence[];
  readonly latencies: readonly LatencyTally[];
  readonly damage: readonly LineDamage[];
}

/** Reads both logs once, line by line: memory does not grow with their length. */
export function readShadow(folder: RunFolder, { worst, best }: ShadowSummary): ShadowReport {
  const wanted = [worst, best].map((list) => list.slice(0, mostDivergences));
  const numbers = new Set(wanted.flat().map(({ number }) => number));
  const lines = new TolerantLines<DecisionLine>(folder.file('decisions.jsonl'), {
    name: 'decisions.jsonl',
    schema: decisionLineSchema,
  });
  const found = new Map<number, ShadowDivergence>();
  let number = 0;
  for (const line of lines.read()) {
    if (line.divergence === undefined) continue;
    number += 1;
    if (numbers.has(number)) found.set(number, divergenceOf(number, line, line.divergence));
  }
  const timings = new TolerantLines<ShadowReportTiming>(folder.file('timings.jsonl'), {
    name: 'timings.jsonl',
    schema: shadowReportTimingSchema,
  });
  const latencies = new Latencies();
  for (const { latencyMs, advisors = {} } of timings.read()) {
    latencies.add('decision', latencyMs);
    for (const [name, took] of Object.entries(advisors)) latencies.add(name, took);
  }
  const [shownWorst = [], shownBest = []] = wanted.map((list) =>
    list.flatMap((listed) => found.get(listed.number) ?? []),
  );
  const damage = [lines.damage, timings.damage];
  return { worst: shownWorst, best: shownBest, latencies: latencies.list, damage };
}
