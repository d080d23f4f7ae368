import { z } from 'zod';

export const logsResult = z.strictObject({
  count: z.int().describe('Lines shown'),
  lines: z
    .array(z.strictObject({ unit: z.string(), time: z.number(), text: z.string() }))
    .readonly()
    .describe('With `--json` only; otherwise they are printed as they come'),
});
