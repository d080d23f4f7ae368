import { z } from 'zod';

export const execResult = z.strictObject({
  unit: z.string(),
  command: z.array(z.string()).readonly(),
  exitCode: z.int().describe('Of the command, and of `pokerbot exec`'),
});
