import { z } from 'zod';
import { abSummarySchema } from './ab-summary.ts';
import { lbrSchema } from './lbr.ts';
import { smokeSummarySchema } from './smoke-summary.ts';

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
});

export type ListedRun = z.output<typeof listedRun>;
