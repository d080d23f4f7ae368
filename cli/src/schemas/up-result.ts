import { z } from 'zod';
import { operationPart, unitPart } from './stack-parts.ts';

/** Result of `up` and of `restart`. */
export const upResult = z.strictObject({
  workspace: z.string(),
  name: z.string(),
  driver: z.string(),
  operations: z
    .array(operationPart)
    .readonly()
    .describe('What was done, in the order of the plan; empty when everything ran already'),
  units: z.array(unitPart).readonly(),
  milliseconds: z.int(),
});
