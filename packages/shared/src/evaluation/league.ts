import { z } from 'zod';
import { estimateSchema } from './estimate.ts';

const count = z.int().min(0);
const interval = z.tuple([z.number(), z.number()]);

const member = z.strictObject({
  name: z.string(),
  /** A guest of `config/opponents/`: it plays the bots and no other guest. */
  scripted: z.boolean().default(false),
  /**
   * The best and the worst rank among the bots that it can have: as many are better for certain, or worse. The same for those not told
   * apart. Null for a guest, and for a bot of which nothing is known.
   */
  rank: z.tuple([z.int().min(1), z.int().min(1)]).nullable(),
  /** Why nothing is known of a bot: it made no decision with every advisor in a hand that was played to its end. */
  unseen: z.string().nullable().default(null),
  /** Mean over those it meets, each as heavy; null before two deals that all have played. */
  bbPer100: z.number().nullable(),
  /** 95 %, for this bot alone. */
  interval: interval.nullable(),
  /** In all its matches. */
  hands: count,
  /** Hands that it broke. They count for nobody, and nothing is said in its favour that its stack lost in each would not leave. */
  crashes: count.default(0),
  illegalActions: count,
  timeouts: count,
  /** In which an advisor of its own was late or failed; in tables without a share those of its opponents as well. */
  degradedHands: count,
  /** Of its hands that were played to their end; null without any, and in tables from before it was told by bot. */
  degradedShare: z.number().min(0).max(1).nullable().default(null),
});

const match = z.strictObject({
  /** Of the run that it was played as: of two bots an A/B run, of a bot and a guest a smoke run. */
  runId: z.string(),
  /** Names of the two; the figures are those of the first against the second. */
  bots: z.tuple([z.string(), z.string()]),
  hands: count,
  /** Deals that both have played from both seats. */
  deals: count,
  /** Hands that one of the two broke. */
  crashes: count,
  /** Over the deals that both have played from both seats. */
  bbPer100: z.number().nullable(),
  /** 95 %, for this match alone. */
  interval: interval.nullable(),
  /** All matches of the league hold at once with 95 %. */
  simultaneousInterval: interval.nullable(),
  /**
   * Where the one in whose favour it is broke hands, the larger of two: its own, and that with its stack lost in each. 1 where one of the two was not
   * seen: all its decisions were degraded.
   */
  pValue: z.number().nullable(),
  /** After Holm's correction over all matches. */
  adjustedPValue: z.number().nullable(),
  significant: z.boolean(),
});

/** A round robin of bots, heads-up, with scripted opponents as guests. */
export const leagueSchema = z.strictObject({
  leagueId: z.string(),
  createdAt: z.string(),
  seed: z.string(),
  /** Of each match. */
  hands: count,
  estimator: estimateSchema.shape.name,
  /** From the most won to the least, guests after all bots. */
  bots: z.array(member).min(2),
  matches: z.array(match).min(1),
  correction: z.strictObject({
    method: z.literal('holm'),
    /** Error rate over all matches, and again over all comparisons of ranks. */
    level: z.number(),
    matches: count,
  }),
  folder: z.string(),
});

export type League = z.output<typeof leagueSchema>;
export type LeagueMatch = z.output<typeof match>;
export type LeagueMember = z.output<typeof member>;
