import { z } from 'zod';

export const storeName = z.enum(['keychain', 'vault', 'environment']);

const fingerprint = z.string().describe('Keyed hash of the value: equal for equal values');

/** One version of a secret. */
export const versionPart = z.strictObject({
  version: z.int(),
  state: z.enum(['pending', 'current', 'previous', 'retired']),
  createdAt: z.string().describe('ISO 8601'),
  createdBy: z.string().describe('Account that stored it'),
  fingerprint,
  providerId: z
    .string()
    .nullable()
    .describe('By what the provider revokes it, where it was made there by `--create`'),
  retireAfter: z
    .string()
    .nullable()
    .describe('ISO 8601; a previous version is retired after this moment'),
});

/** A secret, as far as it is known without unlocking a store. */
export const secretPart = z.strictObject({
  name: z.string(),
  store: storeName,
  version: z.int().nullable().describe('The one that units get; null when it is not in a store'),
  fingerprint: fingerprint.nullable(),
  createdAt: z.string().nullable().describe('ISO 8601'),
  due: z.string().nullable().describe('ISO 8601; when it is to be replaced'),
  overdue: z.boolean(),
  units: z.array(z.string()).readonly().describe('Units that read it'),
});
