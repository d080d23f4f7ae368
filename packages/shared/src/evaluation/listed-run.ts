import { z } from 'zod';
import { abSummarySchema } from './ab-summary.ts';
import { estimateSchema } from './estimate.ts';
import { lbrSchema } from './lbr.ts';
import { smokeSummarySchema } from './smoke-summary.ts';

/** What a figure of a run is, and what its interval promises. */
const measured = z.strictObject({
  what: z.enum(['win rate', 'B from A', 'B less A', 'won from the bot']),
  estimator: estimateSchema.shape.name.nullable(),
  /** Of the interval. */
  level: z.number(),
  looks: z
    .enum(['one', 'every'])
    .describe('Whether the interval holds at `one` look, fixed before, or at `every` look'),
});

/** One run or league as `list` shows it. */
export const listedRun = z.strictObject({
  runId: z.string(),
  suite: z
    .string()
    .describe('`lbr` for a local best response, which is a smoke run by its manifest'),
  createdAt: z.string(),
  state: z.enum(['finished', 'unfinished', 'damaged']),
  /** Parts of a run of several processes, while they are not merged; the run is listed once, by its own name. */
  shards: z.int().min(1).exactOptional(),
  /** Of a league those of all its matches. */
  hands: z.int(),
  of: z.int(),
  /** Of a league all its bots, with commas. */
  bot: z.string(),
  /** The bot that it is measured against, A of an A/B run. */
  against: z.string().exactOptional(),
  /** Of a league its guests. */
  opponents: z.array(z.string()),
  verdict: z.union([smokeSummarySchema.shape.verdict, abSummarySchema.shape.verdict]).nullable(),
  bbPer100: z.number().nullable(),
  interval: smokeSummarySchema.shape.interval,
  /** Of a shadow run: share of the recorded decisions that its bot would have taken alike. */
  agreementRate: z.number().nullable(),
  /** Of a run of a local best response: what it wins from the bot in a hand, in thousandths of a big blind. */
  exploitability: z
    .strictObject({ mbbPerHand: z.number(), interval: lbrSchema.shape.interval })
    .nullable(),
  /** Of `bbPer100` and `interval`, and of a local best response of `exploitability`; null where there is no such figure. */
  measured: measured.nullable(),
});

export type ListedRun = z.output<typeof listedRun>;
