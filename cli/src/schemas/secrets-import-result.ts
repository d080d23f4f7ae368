import { z } from 'zod';
import { storeName } from './secret-parts.ts';

export const secretsImportResult = z.strictObject({
  imported: z
    .array(
      z.strictObject({
        name: z.string(),
        store: storeName,
        version: z.int(),
        changed: z.boolean().describe('False when the value was already the current one'),
        from: z.array(z.string()).readonly().describe('`FILE:LINE`, or the process environment'),
      }),
    )
    .readonly(),
  files: z.array(z.string()).readonly().describe('Files that hold no value of them any more'),
});
