import { z } from 'zod';

export const versionResult = z.strictObject({
  version: z.string(),
  node: z.string(),
  platform: z.string().describe('Operating system and processor, such as `linux-x64`'),
});
