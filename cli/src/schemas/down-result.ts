import { z } from 'zod';

export const downResult = z.strictObject({
  stacks: z
    .array(
      z.strictObject({
        workspace: z.string(),
        stopped: z.array(z.string()).readonly().describe('Units that ran'),
        deleted: z.array(z.string()).readonly().describe('Volumes that are gone'),
      }),
    )
    .readonly(),
});
