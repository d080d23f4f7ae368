import { z } from 'zod';
import { serveSummarySchema } from './serve-summary.ts';
import { smokeSummarySchema } from './smoke-summary.ts';

/** `summary.json` of any suite. */
export const summarySchema = z.discriminatedUnion('suite', [
  smokeSummarySchema,
  serveSummarySchema,
]);

export type Summary = z.output<typeof summarySchema>;
