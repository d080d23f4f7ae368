import { z } from 'zod';

export const statsResult = z.strictObject({
  workspace: z.string(),
  driver: z.string(),
  units: z
    .array(
      z.strictObject({
        unit: z.string(),
        cpuPercent: z.number().describe('Of one processor: 200 is two of them'),
        memoryBytes: z.number(),
        memoryLimitBytes: z.number().nullable().describe('Null where nothing limits it'),
      }),
    )
    .readonly(),
});
