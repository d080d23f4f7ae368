import { z } from 'zod';

/** A way to estimate a win rate from hands, with what it says. `docs/evaluation.md` explains each. */
export const estimateSchema = z.strictObject({
  /**
   * `raw`: each hand by itself. `duplicate`: deals over all rotations. `all-in`: these, run-outs replaced by their all-in
   * value. `luck-corrected`: deals with the luck of every known draw taken out.
   */
  name: z.enum(['raw', 'duplicate', 'all-in', 'luck-corrected']),
  bbPer100: z.number(),
  /** 95 %, for a number of hands fixed before; null before the second observation. */
  interval: z.tuple([z.number(), z.number()]).nullable(),
  standardError: z.number().nullable(),
  /** Independent observations behind it: hands for `raw`, else complete deals. */
  observations: z.int().min(0),
  /** Hands that raw results would take for the same standard error; null where one of both is not measured. */
  effectiveHands: z.number().nullable(),
  /** Hands in all for a 95 % interval of ± strengthHalfWidth bb/100; null while not measured. */
  handsNeeded: z.int().min(0).nullable(),
});

export type Estimate = z.output<typeof estimateSchema>;
