import { z } from 'zod';

export const envDiffResult = z.strictObject({
  from: z.string().describe('A file, a workspace, or `running`'),
  to: z.string().describe('A file, a workspace, or `declared`'),
  differences: z
    .array(
      z.strictObject({
        unit: z.string().nullable().describe('Null when two files are compared'),
        variable: z.string(),
        from: z.string().nullable().describe('Null when not set there, and always for a secret'),
        to: z.string().nullable().describe('Null when not set there, and always for a secret'),
        kind: z.enum(['added', 'removed', 'changed']),
        secret: z.boolean(),
      }),
    )
    .readonly(),
});

export type EnvDiffResult = z.output<typeof envDiffResult>;
