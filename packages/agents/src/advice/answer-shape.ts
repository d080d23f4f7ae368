import { z } from 'zod';

/**
 * The shape of an answer, without bounds: providers take only a part of JSON Schema where they hold a model to it, so what
 * the values may be is checked when the answer is read.
 */
export const answerShape = z.strictObject({
  actions: z.array(
    z.strictObject({
      action: z.enum(['fold', 'check', 'call', 'raise']),
      /** Chips that the bet of this street is raised to; null for everything but a raise. */
      to: z.number().nullable(),
      probability: z.number(),
    }),
  ),
  confidence: z.number(),
  rationale: z.string(),
});

export type Answer = z.output<typeof answerShape>;

/** The same for a provider. */
export const answerJsonSchema = z.toJSONSchema(answerShape);
