import { z } from 'zod';
import { valueSource } from './env-parts.ts';

export const envListResult = z.strictObject({
  workspace: z.string(),
  variables: z
    .array(
      z.strictObject({
        unit: z.string().describe('Who gets it: a unit, or `compose`'),
        variable: z.string(),
        value: z.string().nullable().describe('Null when not set, and always for a secret'),
        secret: z.boolean(),
        source: z.enum([...valueSource.options, 'unset']),
        origin: z.string().describe('Where it was written, such as `.env:12`'),
      }),
    )
    .readonly(),
});

export type EnvListResult = z.output<typeof envListResult>;
