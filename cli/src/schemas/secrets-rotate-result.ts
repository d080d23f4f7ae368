import { z } from 'zod';

const rotated = z.strictObject({
  secret: z.string(),
  from: z.int().nullable().describe('Version that was in use before; null when there was none'),
  version: z.int().describe('Version that is in use now'),
  replaced: z.array(z.string()).readonly().describe('Units that were started anew, one by one'),
  waiting: z
    .array(z.string())
    .readonly()
    .describe('Units that do not run and read the new value when they are started'),
  retireAfter: z
    .string()
    .nullable()
    .describe('ISO 8601; the old version is kept until then for a way back'),
});

const certificate = z.strictObject({
  path: z.string().describe('Of the certificate, as `GRPC_TLS_CERT_PATH` has it'),
  from: z.int().describe('Version that was in use before'),
  version: z.int().describe('Version that is in use now'),
  fingerprint: z.string().describe('SHA-256 of the certificate'),
  subject: z.string(),
  serial: z.string(),
  notAfter: z.string().describe('ISO 8601; the certificate is valid until then'),
  replaced: z.array(z.string()).readonly().describe('Units that were started anew, one by one'),
  waiting: z
    .array(z.string())
    .readonly()
    .describe('Units that do not run and read it when they are started'),
  retireAfter: z
    .string()
    .nullable()
    .describe('ISO 8601; the old certificate is kept until then for a way back'),
  narrowAfter: z
    .string()
    .nullable()
    .describe('ISO 8601; from then on `secrets rotate --due` stops trusting the old authority'),
});

/** Result of `secrets rotate` and of `secrets rollback`. */
export const secretsRotateResult = z.strictObject({
  rotated: z.array(rotated).readonly(),
  certificates: z.array(certificate).readonly(),
  abandoned: z
    .array(z.string())
    .readonly()
    .describe('Secrets whose rotation was taken back, with `--abandon`'),
  retired: z
    .array(z.strictObject({ secret: z.string(), version: z.int() }))
    .readonly()
    .describe('Old versions whose time was over and whose values were removed'),
  kept: z
    .array(z.string())
    .readonly()
    .describe('Why old values whose time is over were kept: they are tried again the next time'),
  vaults: z
    .array(z.string())
    .readonly()
    .describe('Scopes whose vault has a new key, with `--vault-key`'),
  steps: z
    .array(z.string())
    .readonly()
    .describe('What would be done, with `--dry-run`; empty otherwise'),
});
