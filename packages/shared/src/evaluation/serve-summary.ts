import { z } from 'zod';
import { estimateSchema } from './estimate.ts';

const count = z.int().min(0);
const interval = z.tuple([z.number(), z.number()]);

/** How a player kept to the protocol in the match so far. */
export const serveConductSchema = z.strictObject({
  /** Actions that were none or illegal; each counted as a call. */
  invalidActions: count,
  /** Raises moved to the nearest legal amount. */
  resizedRaises: count,
  /** Lines that answered nothing the dealer had asked. */
  ignoredLines: count,
  /** Time it took for its actions, in milliseconds. */
  usedMs: z.number().min(0),
});

const player = z.strictObject({
  name: z.string(),
  /** A program that connected from outside. */
  outside: z.boolean(),
  /** Chips won or lost; pots that do not divide are split into fractions. */
  netChips: z.number(),
  /** Mean over deals; null before the first. */
  bbPer100: z.number().nullable(),
  /** 95 %, Student's t over deals; null before the second. */
  interval: interval.nullable(),
  standardError: z.number().nullable(),
  /** The plainest first; of hands that are all known `all-in` as well. Empty in matches of earlier versions. */
  estimates: z.array(estimateSchema).default([]),
  /** How it kept to the protocol, of a match that was killed in its whole hands; null where that is not on file. */
  conduct: serveConductSchema.nullable(),
});

/** `summary.json` of a match dealt to programs from outside. */
export const serveSummarySchema = z.strictObject({
  runId: z.string(),
  suite: z.literal('serve'),
  /** About the match alone: `pass` when all its hands were played. */
  verdict: z.enum(['pass', 'fail', 'undecided']),
  reasons: z.array(z.string()),
  /** `completed`, the code of what ended the match early, or `unfinished` where that is not known. */
  outcome: z.string(),
  /** Our bot; null when all players are from outside. */
  bot: z.string().nullable(),
  opponents: z.array(z.string()),
  hands: count,
  of: count,
  seats: z.int().min(2),
  seed: z.string(),
  game: z.string(),
  /** Whether every deal was played once from each seat. */
  duplicate: z.boolean(),
  /** Hands that were on file each time it was continued after it was stopped: programs from outside began anew there. */
  resumedAt: z.array(count).default([]),
  /** Independent observations behind the intervals: hands, or complete rotations of a deal. */
  deals: count,
  /** Of the first player: our bot where there is one. */
  bbPer100: z.number().nullable(),
  interval: interval.nullable(),
  /** Of these figures; null before the first deal, and in matches of earlier versions. */
  estimator: z.enum(['raw', 'duplicate']).nullable().default(null),
  /** bb/100: of the interval that `handsNeeded` of an estimate is for. */
  strengthHalfWidth: z.number().default(5),
  /** By seat. */
  players: z.array(player),
  /** Hands in which an advisor of our bot was late or failed; null where it was not counted. */
  degradedHands: count.nullable(),
  /** From the first hand to the last; null where it was not measured. */
  handsPerSecond: z.number().min(0).nullable(),
  /** The run's folder, relative to the working directory. */
  folder: z.string(),
});

/** Ends that a match comes to by its own rules: to go on would take them back. */
const rulings: readonly string[] = ['completed', 'ACPC_SEAT_TIMEOUT', 'ACPC_INVALID_ACTIONS'];

/** Whether a match that ended so can be continued: it was stopped, and not decided. */
export function isContinuable(outcome: string): boolean {
  return !rulings.includes(outcome);
}

export type ServeSummary = z.output<typeof serveSummarySchema>;
