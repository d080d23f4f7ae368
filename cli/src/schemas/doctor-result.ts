import { z } from 'zod';

export const doctorResult = z.strictObject({
  workspace: z.string().nullable().describe('Root of the workspace; null when there is none'),
  healthy: z.boolean().describe('False when a check failed'),
  checks: z.array(
    z.strictObject({
      name: z.string(),
      status: z.enum(['ok', 'warn', 'fail']),
      reason: z.string().describe('What was found'),
      fix: z.string().optional().describe('What to do about it'),
    }),
  ),
});
