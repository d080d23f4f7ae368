import { z } from 'zod';

const names = z.array(z.string()).readonly();

export const envRenderResult = z.strictObject({
  workspace: z.string(),
  check: z.boolean().describe('Whether nothing was to be written'),
  changed: z.boolean().describe('Whether a file was, or would be, written'),
  files: z
    .array(
      z.strictObject({
        path: z.string().describe('From the root of the workspace'),
        action: z.enum(['created', 'updated', 'unchanged']),
        added: names.describe('Variables that the file did not mention'),
        refreshed: names.describe('Variables with a new description or default'),
        removed: names.describe('Variables that exist no more'),
      }),
    )
    .readonly(),
});

export type EnvRenderResult = z.output<typeof envRenderResult>;
