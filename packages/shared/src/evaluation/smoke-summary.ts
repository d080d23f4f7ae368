import { z } from 'zod';
import { estimateSchema } from './estimate.ts';
import { advisorOutcomes, latency } from './summary-parts.ts';

const count = z.int().min(0);
const interval = z.tuple([z.number(), z.number()]);

const position = z.strictObject({
  /** 0 is the first left of the button; the last one is the button. */
  position: count,
  name: z.string(),
  hands: count,
  bbPer100: z.number().describe('By `raw`: all hands, and all their luck'),
});

const curvePoint = z.strictObject({
  hands: count,
  bbPer100: z.number(),
  interval: interval.nullable(),
});

const condition = z.strictObject({
  name: z.string(),
  outcome: z.enum(['pass', 'fail', 'undecided']),
  figure: z.number().nullable(),
  limit: z.number().nullable(),
  /** Undecided, it leaves the verdict to the others. */
  advisory: z.literal(true).exactOptional(),
  reason: z.string(),
});

/** `summary.json` of a smoke run: what it found, each figure explained in `docs/evaluation.md`. */
export const smokeSummarySchema = z.strictObject({
  runId: z.string(),
  suite: z.literal('smoke'),
  /** About health, and about strength only where gates ask for it. */
  verdict: z.enum(['pass', 'fail', 'undecided']),
  reasons: z.array(z.string()),
  bot: z.string(),
  hands: count,
  seats: z.int().min(2),
  seed: z.string(),
  /** By seat, from the first after the bot. */
  opponents: z.array(z.string()),
  /** Over complete deals, by the estimator named; null before the first. */
  bbPer100: z.number().nullable(),
  /** 95 %, Student's t over complete deals, for a number of hands fixed before; null before the second. */
  interval: interval.nullable(),
  standardError: z.number().nullable(),
  /** Of the estimates the one that takes out most luck: `luck-corrected` heads-up, `all-in` at more seats. Runs from before there were estimates name none. */
  estimator: estimateSchema.shape.name.nullable().default(null),
  /** Every way the win rate was estimated, the plainest first. */
  estimates: z.array(estimateSchema).default([]),
  /** Complete deals: the independent observations behind the interval. */
  deals: count,
  /** Hands of an incomplete last deal, or of one with a crash: counted everywhere but in bbPer100. */
  handsOutsideDeals: count,
  /** Everything the bot won or lost, all hands, in big blinds. */
  netBigBlinds: z.number(),
  latencyMs: latency,
  /**
   * Of the process that plays, worker threads included, in megabytes; of several the largest. Null where it was not measured, as in
   * runs from before it was.
   */
  memoryGrowthMb: z.number().nullable().default(null),
  illegalActions: count,
  timeouts: count,
  crashes: count,
  degradedHands: count,
  guardInterventions: z.strictObject({
    total: count,
    'safe-action': count,
    risk: count,
    budget: count,
  }),
  advisors: z.record(z.string(), advisorOutcomes),
  /** Hands for a 95 % interval of ± strengthHalfWidth bb/100 at the measured variance; null when it is not measured. */
  handsNeeded: count.nullable(),
  strengthHalfWidth: z.number(),
  gate: z.array(condition),
  positions: z.array(position),
  curve: z.array(curvePoint),
  /** The run's folder, relative to the working directory. */
  folder: z.string(),
});

export type SmokeSummary = z.output<typeof smokeSummarySchema>;
export type GateCondition = z.output<typeof condition>;
export type AdvisorOutcomes = z.output<typeof advisorOutcomes>;
