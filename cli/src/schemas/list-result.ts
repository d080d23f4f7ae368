import { z } from 'zod';

export const listResult = z.strictObject({
  stacks: z
    .array(
      z.strictObject({
        workspace: z.string(),
        driver: z.string(),
        units: z.int().describe('Units that are meant to run'),
        healthy: z.int(),
        uptimeMs: z.number(),
      }),
    )
    .readonly(),
});
