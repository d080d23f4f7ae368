import { z } from 'zod';

export const lbrActions = ['fold', 'call', 'pot', 'all-in'] as const;
export const lbrStreets = ['preflop', 'flop', 'turn', 'river'] as const;

/** The name of the opponent in a run's files. */
export const lbrName = 'local-best-response';

/** A local best response to the bot of the run, which has to be known for every holding. */
export const lbrConfig = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal('local-best-response'),
  name: z.string().min(1),
  description: z.string().min(1),
  /** What it chooses from; a call is a check where nothing is asked. */
  actions: z
    .array(z.enum(lbrActions))
    .refine((actions) => actions.includes('call'), 'expected `call` among the actions'),
  /** Where it chooses; on the other streets it checks and calls. */
  streets: z.array(z.enum(lbrStreets)).min(1),
});

export type LbrConfig = z.output<typeof lbrConfig>;
