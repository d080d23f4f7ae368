import { z } from 'zod';
import { storeName } from './secret-parts.ts';

export const secretsImportResult = z.strictObject({
  imported: z
    .array(
      z.strictObject({
        name: z.string(),
        store: storeName,
        version: z.int(),
        previous: z.int().nullable().describe('Version that was replaced, and is kept for a day'),
        changed: z.boolean().describe('False when the value was already the current one'),
        from: z.array(z.string()).readonly().describe('`FILE:LINE`, or the process environment'),
      }),
    )
    .readonly(),
  skipped: z
    .array(
      z.strictObject({
        name: z.string(),
        from: z.string().describe('`FILE:LINE`, or the process environment'),
        reason: z.enum(['placeholder', 'reference']),
      }),
    )
    .readonly()
    .describe('What only holds the place of a value, or names another variable: not stored'),
  files: z.array(z.string()).readonly().describe('Files that hold no value of them any more'),
});
