import { z } from 'zod';
import { answersSchema } from '../templates/answers.ts';

export const initResult = z.strictObject({
  workspace: z.string().describe('Root of the workspace, absolute'),
  dryRun: z.boolean(),
  answers: answersSchema,
  files: z.array(
    z.strictObject({
      path: z.string().describe('From the root of the workspace'),
      action: z
        .enum(['created', 'updated', 'merged', 'conflict', 'unchanged', 'kept', 'removed'])
        .describe('`kept`: yours, with no earlier version to compare; `removed`: you removed it'),
      diff: z.string().optional().describe('Unified; of files that existed and change'),
    }),
  ),
  written: z.int().describe('Files of the workspace that were written, or would be'),
});
