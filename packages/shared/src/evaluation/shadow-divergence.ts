import { z } from 'zod';

const count = z.int().min(0);
/** An action in the words of PHH (`f`, `cc`, `cbr 300`) and its probability. */
const weighted = z.tuple([z.string(), z.number()]);

const move = z.strictObject({
  player: z.string(),
  street: z.string(),
  kind: z.enum(['fold', 'check', 'call', 'raise']),
  /** In the words of PHH. */
  did: z.string(),
});

const advisor = z.strictObject({
  name: z.string(),
  outcome: z.string(),
  source: z.string().exactOptional(),
  confidence: z.number().exactOptional(),
  distribution: z.array(weighted).exactOptional(),
  /** Why, in the words of a language model. */
  rationale: z.string().exactOptional(),
  tokens: z.number().exactOptional(),
  reason: z.string().exactOptional(),
});

/** One decision that the candidate takes otherwise than it was taken, with everything that led to it. Amounts in chips. */
export const shadowDivergence = z.strictObject({
  number: z.int().min(1),
  hand: z.string(),
  file: z.string(),
  line: count,
  player: z.string(),
  position: z.string(),
  street: z.string(),
  hole: z.string(),
  board: z.string(),
  bigBlind: z.number(),
  pot: z.number(),
  toCall: z.number(),
  /** By seat, from the first left of the button. */
  seats: z.array(
    z.strictObject({
      player: z.string(),
      position: z.string(),
      stack: z.number(),
      /** Chips of this street. */
      bet: z.number(),
      folded: z.boolean(),
    }),
  ),
  betting: z.array(move),
  recorded: z.string(),
  candidate: z.string(),
  probability: z.number(),
  /** What the candidate's action was drawn from. */
  distribution: z.array(weighted),
  advisors: z.array(advisor),
  /** Guards that did not let an action pass. */
  guards: z.array(
    z.strictObject({ guard: z.string(), verdict: z.string(), reason: z.string().exactOptional() }),
  ),
  degraded: z.boolean(),
  judge: z.strictObject({ name: z.string(), label: z.string() }),
  /** What the judge takes each action to be worth, in big blinds. */
  values: z.array(z.strictObject({ action: z.string(), ev: z.number(), why: z.string() })),
  evDifference: z.number(),
});

export type ShadowDivergence = z.output<typeof shadowDivergence>;
export type ShadowAdvisor = z.output<typeof advisor>;
