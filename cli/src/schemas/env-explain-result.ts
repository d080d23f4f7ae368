import { z } from 'zod';
import { valueSource } from './env-parts.ts';

const layer = z.strictObject({
  as: z.string().describe('The name under which it is written there'),
  source: valueSource,
  origin: z.string(),
  value: z.string().nullable().describe('Null for a secret'),
  ignored: z.boolean().describe('Empty, which means not set'),
  counts: z.boolean().describe('Whether the unit gets this value'),
});

export const envExplainResult = z.strictObject({
  variable: z.string(),
  registered: z.boolean().describe('False for a variable that only this workspace knows'),
  purpose: z.string().nullable(),
  expects: z.string().nullable().describe('What a value may be; null where any text will do'),
  default: z.string().nullable(),
  emptyAllowed: z.boolean().describe('Whether an empty value means not set'),
  secret: z.boolean(),
  aliases: z.array(z.string()),
  readers: z.array(z.string()),
  owner: z.string().nullable(),
  rotation: z.enum(['monthly', 'quarterly', 'yearly']).nullable(),
  storage: z.string().nullable(),
  ci: z.string().nullable().describe('How a CI run gets it'),
  units: z
    .array(z.strictObject({ unit: z.string(), layers: z.array(layer) }))
    .describe('Every place that sets it, for each unit of this workspace that reads it'),
  howToSet: z.string(),
});

export type EnvExplainResult = z.output<typeof envExplainResult>;
