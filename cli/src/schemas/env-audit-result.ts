import { z } from 'zod';
import { findingKindsByCode } from '../env/audit/findings/finding-codes.ts';

const findingPart = z.strictObject({
  code: z
    .enum(Object.keys(findingKindsByCode))
    .describe('Permanent; `docs/env-audit.md` describes each'),
  severity: z.enum(['error', 'warning', 'note']),
  file: z
    .string()
    .nullable()
    .describe('From the root of the workspace; null for what lies in no file'),
  line: z.int().nullable().describe('From 1'),
  column: z.int().nullable().describe('From 1'),
  variable: z.string().nullable(),
  message: z.string().describe('What was found; never the value of a secret'),
  why: z.string().describe('Why it matters'),
  fix: z.string().describe('What to do about it'),
});

export const envAuditResult = z.strictObject({
  workspace: z.string(),
  passed: z.boolean().describe('False ends with exit code 4'),
  strict: z.boolean().describe('Whether warnings count, too'),
  errors: z.int(),
  warnings: z.int(),
  notes: z.int(),
  findings: z.array(findingPart).readonly(),
  fixed: z
    .array(z.strictObject({ file: z.string(), change: z.string() }))
    .readonly()
    .describe('What `--fix` changed; the findings are what is left'),
  leftOut: z
    .array(z.strictObject({ part: z.string(), reason: z.string() }))
    .readonly()
    .describe('Parts of the audit that could not be done here'),
  sarif: z.string().nullable().describe('File that the findings were written to as SARIF 2.1.0'),
});

export type EnvAuditResult = z.output<typeof envAuditResult>;
