import { z } from 'zod';
import { estimateSchema } from './estimate.ts';

const count = z.int().min(0);
const interval = z.tuple([z.number(), z.number()]);

const estimate = z.strictObject({
  name: estimateSchema.shape.name,
  mbbPerHand: z.number(),
  interval: interval.nullable(),
  observations: count,
});

/** How much a local best response wins from a bot, heads-up: a lower bound on how much can be won from it. */
export const lbrSchema = z.strictObject({
  /** Of the smoke run that it was played as. */
  runId: z.string(),
  bot: z.string(),
  hands: count,
  /** Deals played whole from both seats: the independent observations. */
  deals: count,
  seed: z.string(),
  actions: z.array(z.string()),
  streets: z.array(z.string()),
  /** What it takes the bot to hold, from what the bot did. A poor belief wins less; what it wins can be won all the same. */
  belief: z.strictObject({
    kind: z
      .enum(['exact', 'imitated', 'guessed'])
      .describe(
        '`exact`: by what the bot does with every holding, `imitated`: by models of its advisors, `guessed`: it is taken to play like the heuristic',
      ),
    unknown: z.array(z.string()).describe('Advisors that there is no model of'),
  }),
  /** Thousandths of a big blind that it wins in a hand; null before the first deal. */
  mbbPerHand: z.number().nullable(),
  /** 95 %; what can be won is at least its lower end with 97.5 %. Null before the second deal. */
  interval: interval.nullable(),
  estimator: estimateSchema.shape.name.nullable(),
  /** The same by every estimator, the plainest first. */
  estimates: z.array(estimate),
  /** What a bot loses that folds every hand: who loses more would do better by folding. */
  alwaysFold: z.number(),
  /** Hands for an interval of ± `halfWidth` at the measured variance; null when it is not measured. */
  handsNeeded: count.nullable(),
  /** Thousandths of a big blind a hand. */
  halfWidth: z.number(),
  /** Hands in which an advisor was late or failed: in them the bot played without it. */
  degradedHands: count,
  /** Health of the run, apart from what was won. */
  verdict: z.enum(['pass', 'fail', 'undecided']),
  reasons: z.array(z.string()),
  folder: z.string(),
});

export type Lbr = z.output<typeof lbrSchema>;
