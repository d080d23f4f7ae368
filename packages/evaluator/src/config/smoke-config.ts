import { z } from 'zod';

/** Sums of chips over a whole run stay exact well beyond it. */
const mostChips = 1_000_000_000;

const chips = z.int().positive().max(mostChips);

/** The table that an evaluation plays at; amounts in chips. */
export const tableConfig = z
  .strictObject({
    /** Everybody starts every hand with it. */
    startingStack: chips,
    smallBlind: chips,
    bigBlind: chips,
    /** Posted by every seat. */
    ante: z.int().min(0).max(mostChips).default(0),
  })
  .refine(({ smallBlind, bigBlind }) => smallBlind <= bigBlind, {
    path: ['smallBlind'],
    message: 'expected at most the big blind',
  })
  .refine(({ startingStack, bigBlind }) => startingStack >= bigBlind, {
    path: ['startingStack'],
    message: 'expected at least the big blind',
  });

/**
 * An hour, in milliseconds: no decision is waited for longer. A timer that is set for more than 24.8 days goes off at once.
 */
export const longestDecisionLimitMs = 3_600_000;

/** Milliseconds. */
export const usualDecisionLimitMs = 10_000;

/** Defaults of the smoke suite: the file at `EVAL_CONFIG_PATH`. */
export const smokeConfig = z.strictObject({
  $schema: z.string().optional(),
  hands: z.int().positive().default(100),
  seats: z.int().min(2).max(9).default(6),
  seed: z.string().min(1).default('pokerbot'),
  /** Names in `config/opponents/`; seated in this order, and again from the first while seats are left. */
  opponents: z.array(z.string().min(1)).min(1),
  table: tableConfig,
  /** A decision that takes longer is a fault, in milliseconds. */
  decisionLimitMs: z.int().positive().max(longestDecisionLimitMs).default(usualDecisionLimitMs),
  /** Gate on the 99th percentile of the decision latency, in milliseconds; without it latency is only reported. */
  maxP99Ms: z.number().positive().optional(),
  /** `handsNeeded` answers how many hands make the 95 % interval this many bb/100 wide to either side. */
  strengthHalfWidth: z.number().positive().default(5),
  /** Whether the luck in each result is worked out: tighter intervals for about a millisecond a hand heads-up. */
  luckCorrection: z.boolean().default(true),
  /** Hands played at the same time, to overlap the waiting for services; latencies are measured under this load. */
  handsInFlight: z.int().min(1).max(256).default(2),
});

export type TableConfig = z.output<typeof tableConfig>;
export type SmokeConfig = z.output<typeof smokeConfig>;
