import { z } from 'zod';
import { operationPart } from './stack-parts.ts';

export const planResult = z.strictObject({
  workspace: z.string(),
  name: z.string(),
  driver: z.string(),
  pending: z.boolean(),
  operations: z
    .array(
      operationPart.extend({
        id: z.string(),
        after: z.array(z.string()).readonly().describe('Ids of the operations to be done first'),
      }),
    )
    .readonly(),
});
