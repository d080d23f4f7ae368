import { z } from 'zod';

export const buildResult = z.strictObject({
  workspace: z.string(),
  images: z
    .array(
      z.strictObject({
        unit: z.string(),
        image: z.string().describe('Name and tag; the tag names everything that goes into it'),
        built: z
          .boolean()
          .describe('False when it was there already, or another unit’s build made it'),
      }),
    )
    .readonly(),
  milliseconds: z.int(),
});
