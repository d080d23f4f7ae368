import { z } from 'zod';

export const imagesLockResult = z.strictObject({
  workspace: z.string(),
  images: z
    .array(
      z.strictObject({
        name: z.string().describe('What the image is taken for'),
        image: z.string().describe('Name and tag'),
        digest: z.string(),
        previous: z.string().nullable().describe('Digest that was locked before'),
        source: z
          .enum(['registry', 'engine'])
          .describe('`engine`: no registry answered, and the engine had pulled it'),
      }),
    )
    .readonly(),
  files: z.array(z.string()).readonly().describe('Files that now name the digest, or changed'),
});
