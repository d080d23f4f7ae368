import { z } from 'zod';
import { certificatePart, secretPart } from './secret-parts.ts';

const consumer = z.strictObject({
  unit: z.string(),
  state: z.string().describe('How the unit is now'),
  fingerprint: z.string().nullable().describe('Of the value that it was started with'),
  current: z.boolean().describe('Whether that is the value it would get now'),
});

export const secretsStatusResult = z.strictObject({
  scope: z.string(),
  preferred: z.enum(['auto', 'keychain', 'vault', 'environment']).describe('Store of new secrets'),
  secrets: z
    .array(
      secretPart.extend({
        store: secretPart.shape.store.nullable().describe('Null when it is nowhere'),
        consumers: z.array(consumer).readonly(),
        previous: z
          .array(z.strictObject({ version: z.int(), retireAfter: z.string().nullable() }))
          .readonly()
          .describe('Versions that are kept for a way back'),
      }),
    )
    .readonly(),
  certificates: z.array(certificatePart).readonly().describe('Those that the units read'),
});
