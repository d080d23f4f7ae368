import { z } from 'zod';

const count = z.int().min(0);

/** Milliseconds; null without a decision. */
export const latency = z.strictObject({
  p50: z.number().nullable(),
  p99: z.number().nullable(),
  max: z.number().nullable(),
  decisions: count,
});

/** How often an advisor did what. */
export const advisorOutcomes = z.strictObject({
  answered: count,
  late: count,
  failed: count,
  illegal: count,
  skipped: count,
});
