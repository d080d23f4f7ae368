import { z } from 'zod';
import { estimateSchema } from './estimate.ts';
import { advisorOutcomes, latency } from './summary-parts.ts';

const count = z.int().min(0);
const interval = z.tuple([z.number(), z.number()]);

/** What one of the two bots did, apart from winning. */
const side = z.strictObject({
  name: z.string(),
  latencyMs: latency,
  illegalActions: count,
  timeouts: count,
  guardInterventions: count,
  degradedDecisions: count,
  advisors: z.record(z.string(), advisorOutcomes),
});

const position = z.strictObject({
  position: count,
  name: z.string(),
  hands: count,
  bbPer100: z
    .number()
    .describe(
      'Against opponents: of B less that of A in the same position. Heads-up what B won there, and no difference: A lost it in the other position',
    ),
});

const curvePoint = z.strictObject({
  hands: count,
  bbPer100: z.number(),
  /** Of the confidence sequence: all of them hold at once. Null while it says nothing. */
  interval: interval.nullable(),
});

/** `summary.json` of an A/B run: is B better than A? Figures are in bb/100; `abMeasure` says what of. */
export const abSummarySchema = z.strictObject({
  runId: z.string(),
  suite: z.literal('ab'),
  /** B against A. `equivalent`: the difference is within ± delta. */
  verdict: z.enum(['better', 'worse', 'equivalent', 'undecided']),
  reasons: z.array(z.string()),
  a: side,
  b: side,
  /** The configurations differ in nothing but their names: a check of the evaluation itself. */
  identical: z.boolean(),
  hands: count,
  seats: z.int().min(2),
  seed: z.string(),
  /** Who both play against at a table of more than the two of them; empty heads-up against each other. */
  opponents: z.array(z.string()),
  test: z.strictObject({
    /** `interval`: a confidence sequence; `sprt`: sequential probability ratio tests on either side of 0. */
    method: z.enum(['interval', 'sprt']),
    alpha: z.number(),
    /** Only of `sprt`. */
    beta: z.number().nullable(),
    delta: z
      .number()
      .describe('bb/100, of what `bbPer100` measures: within ± delta counts as none'),
    estimator: estimateSchema.shape.name,
    /** Whether it ended because the verdict was clear. */
    decided: z.boolean(),
  }),
  bbPer100: z
    .number()
    .nullable()
    .describe(
      'Heads-up what B wins from A, half of what lies between their win rates; against opponents what B wins less what A wins',
    ),
  /** Holds at every look (level 1 − alpha): of the confidence sequence. Null while it says nothing. */
  interval: interval.nullable(),
  estimates: z.array(estimateSchema),
  /** Pairs (heads-up) or deals played whole by both: the independent observations. */
  pairs: count,
  /** Hands outside whole pairs. */
  handsOutsidePairs: count,
  /** About how many more hands a verdict would take at the spread and difference measured; null where it is not known, 0 with a verdict. */
  moreHands: count.nullable(),
  /**
   * Arguments of `eval ab` for so many more hands under the same settings: `--resume` and the run where it goes on itself. One that
   * plays exactly so many hands does not, and is played anew: there the two bots are first, and a bot that was given as a file is its
   * path. No more than a run may have (`SMOKE_HAND_CAP`). Null where no more hands are asked for, none may be had, or it is not known how many.
   */
  longer: z.array(z.string()).nullable().default(null),
  crashes: count,
  degradedHands: count,
  strengthHalfWidth: z.number(),
  /** SHA-256 of the value function that luck was taken out with, fixed before the first hand; null without. */
  valueFunction: z.string().nullable(),
  positions: z.array(position),
  curve: z.array(curvePoint),
  folder: z.string(),
});

export type AbSummary = z.output<typeof abSummarySchema>;
