import { z } from 'zod';
import { unitPart } from './stack-parts.ts';

export const statusResult = z.strictObject({
  workspace: z.string(),
  driver: z.string(),
  running: z.boolean(),
  units: z.array(unitPart).readonly(),
  secretsDue: z
    .array(z.string())
    .readonly()
    .describe('Stored secrets that are past the day on which they were to be replaced'),
});
