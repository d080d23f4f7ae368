import { z } from 'zod';

export const secretsRunResult = z.strictObject({
  command: z.array(z.string()).readonly(),
  secrets: z.array(z.string()).readonly().describe('Names of those that it was given'),
  exitCode: z.int().describe('Of the command, and of `pokerbot secrets run`'),
});
