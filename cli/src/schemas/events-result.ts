import { z } from 'zod';

export const eventsResult = z.strictObject({
  count: z.int().describe('Changes told'),
  changes: z
    .array(
      z.strictObject({
        time: z.number().describe('Milliseconds since the epoch'),
        unit: z.string(),
        from: z.string().nullable().describe('State before; null for a unit that was not there'),
        to: z.string().nullable().describe('State now; null for a unit that is gone'),
        detail: z.string().nullable(),
      }),
    )
    .readonly()
    .describe('With `--json` only; otherwise they are printed as they come'),
});
