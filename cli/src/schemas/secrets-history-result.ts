import { z } from 'zod';
import { storeName, versionPart } from './secret-parts.ts';

export const secretsHistoryResult = z.strictObject({
  name: z.string(),
  store: storeName.nullable().describe('Null for certificates, which are files'),
  versions: z.array(versionPart).readonly().describe('Oldest first'),
  acts: z
    .array(
      z.strictObject({
        at: z.string().describe('ISO 8601'),
        who: z.string(),
        what: z.string(),
        version: z.int(),
        by: z.string().describe('The command'),
      }),
    )
    .readonly()
    .describe('What the audit log says, oldest first'),
});
