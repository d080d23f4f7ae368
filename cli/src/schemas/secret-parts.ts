import { z } from 'zod';

export const storeName = z.enum(['keychain', 'vault', 'environment']);

const fingerprint = z
  .string()
  .describe('Keyed hash of the value, equal for equal values; SHA-256 of a certificate');

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
  certificate: z
    .strictObject({
      subject: z.string(),
      serial: z.string(),
      notAfter: z.string().describe('ISO 8601'),
    })
    .nullable()
    .describe('What a certificate says of itself; null for a secret'),
});

/** A certificate of the wire between the units. */
export const certificatePart = z.strictObject({
  path: z.string().describe('As `GRPC_TLS_CERT_PATH` has it'),
  version: z.int().nullable().describe('Null until it was first rotated'),
  fingerprint: z.string().nullable().describe('SHA-256; null where it cannot be read'),
  subject: z.string().nullable(),
  serial: z.string().nullable(),
  notAfter: z.string().nullable().describe('ISO 8601; it is valid until then'),
  createdAt: z.string().nullable().describe('ISO 8601; when it was put into use by a rotation'),
  due: z.string().nullable().describe('ISO 8601; when it is to be replaced'),
  overdue: z.boolean(),
  narrowAfter: z
    .string()
    .nullable()
    .describe('ISO 8601; until then the authority of the one before is trusted, too'),
  units: z.array(z.string()).readonly().describe('Units that show it'),
  problem: z.string().nullable().describe('Why units cannot use it'),
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
