import { z } from 'zod';
import { unitPart } from './stack-parts.ts';

export const statusResult = z.strictObject({
  workspace: z.string(),
  driver: z.string(),
  running: z.boolean(),
  units: z.array(unitPart).readonly(),
});
