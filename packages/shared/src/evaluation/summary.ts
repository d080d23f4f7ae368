import { z } from 'zod';
import { smokeSummarySchema } from './smoke-summary.ts';

/** `summary.json` of any suite. */
export const summarySchema = z.discriminatedUnion('suite', [smokeSummarySchema]);

export type Summary = z.output<typeof summarySchema>;
