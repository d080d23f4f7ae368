import { z } from 'zod';

export const imagesPruneResult = z.strictObject({
  workspace: z.string(),
  removed: z.array(z.string()).readonly().describe('Images that are gone'),
  kept: z
    .array(
      z.strictObject({
        image: z.string(),
        because: z
          .enum(['container', 'workspace'])
          .describe('A container was made of it, or another workspace declares it'),
      }),
    )
    .readonly()
    .describe('Images that this workspace does not need and that stay'),
  freedBytes: z.int().describe('What the layers of the engine take less than before'),
});
