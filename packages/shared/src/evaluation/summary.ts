import { z } from 'zod';
import { abSummarySchema } from './ab-summary.ts';
import { serveSummarySchema } from './serve-summary.ts';
import { shadowSummarySchema } from './shadow-summary.ts';
import { smokeSummarySchema } from './smoke-summary.ts';

/** `summary.json` of any suite. */
export const summarySchema = z.discriminatedUnion('suite', [
  smokeSummarySchema,
  abSummarySchema,
  serveSummarySchema,
  shadowSummarySchema,
]);

export type Summary = z.output<typeof summarySchema>;
