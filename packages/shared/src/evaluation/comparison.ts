import { z } from 'zod';
import { estimateSchema } from './estimate.ts';

const count = z.int().min(0);
const interval = z.tuple([z.number(), z.number()]);

const figure = z.strictObject({
  /** As in the summary of the suite, such as `bbPer100` or `latencyMs.p99`. */
  name: z.string(),
  value: z.number().nullable(),
  /** As the suite gives it; null where it gives none. */
  interval: interval.nullable(),
  /** What a win rate was estimated by. */
  estimator: estimateSchema.shape.name.exactOptional(),
});

const run = z.strictObject({
  runId: z.string(),
  createdAt: z.string(),
  /** Of a run that is not finished the figures are those so far. */
  finished: z.boolean(),
  bot: z.string(),
  verdict: z.string().nullable(),
  figures: z.array(figure),
});

/** Something that the manifests say differently. */
const discrepancy = z.strictObject({
  /** Of the manifest, such as `settings.seed` or `bot.advisors.solver.samples`. */
  path: z.string(),
  /** By run; null where there is none. */
  values: z.array(z.json()),
});

const difference = z.strictObject({
  runId: z.string(),
  /** The run that it is compared with: the first one. */
  base: z.string(),
  estimator: estimateSchema.shape.name,
  /** Whether both played the same deals, and each is compared with itself. */
  paired: z.boolean(),
  /** Deals: those that both have, or of each. */
  observations: z.tuple([count, count]),
  /** What the bot wins, of the run less that of the base; null between local best responses. */
  bbPer100: z.number().nullable(),
  /** What a local best response wins from the bot, of the run less that of the base; null between other runs. */
  mbbPerHand: z.number().nullable(),
  /** 95 %, for this comparison alone, of whichever of the two is told. */
  interval,
  /** All comparisons of the table hold at once with 95 %. */
  simultaneousInterval: interval,
  pValue: z.number(),
  /** After Holm's correction. */
  adjustedPValue: z.number(),
  outcome: z.enum(['higher', 'lower', 'undecided']),
});

/** Runs of one suite side by side. */
export const comparisonSchema = z.strictObject({
  suite: z
    .string()
    .describe('`lbr` for local best responses, which are smoke runs by their manifests'),
  runs: z.array(run).min(2),
  settings: z.array(discrepancy).describe('Settings that differ'),
  configurations: z.array(discrepancy).describe('Bots and opponents that differ'),
  versions: z.array(discrepancy).describe('Versions and revisions that differ'),
  /** Each run against the first; empty for suites without a win rate of ours. */
  differences: z.array(difference),
  correction: z.strictObject({
    method: z.literal('holm'),
    /** Error rate over all comparisons of the table. */
    level: z.number(),
    comparisons: count,
  }),
  /** What has to be borne in mind. */
  notes: z.array(z.string()),
});

export type Comparison = z.output<typeof comparisonSchema>;
export type ComparedRun = z.output<typeof run>;
export type ComparedDifference = z.output<typeof difference>;
export type Discrepancy = z.output<typeof discrepancy>;
