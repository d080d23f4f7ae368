import { z } from 'zod';
import { smokeSummarySchema } from './smoke-summary.ts';

/** One run as `list` shows it. */
export const listedRun = z.strictObject({
  runId: z.string(),
  suite: z.string(),
  createdAt: z.string(),
  state: z.enum(['finished', 'unfinished', 'damaged']),
  hands: z.int(),
  of: z.int(),
  bot: z.string(),
  opponents: z.array(z.string()),
  verdict: smokeSummarySchema.shape.verdict.nullable(),
  bbPer100: z.number().nullable(),
  interval: smokeSummarySchema.shape.interval,
});

export type ListedRun = z.output<typeof listedRun>;
