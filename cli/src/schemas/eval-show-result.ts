import { shadowDivergence } from '@poker-bot/shared/evaluation/shadow-divergence';
import { summarySchema } from '@poker-bot/shared/evaluation/summary';
import { z } from 'zod';

export const evalShowResult = z.strictObject({
  manifest: z
    .looseObject({ runId: z.string(), createdAt: z.string() })
    .describe('What the run was started with: settings, configurations, versions'),
  finished: z.boolean(),
  summary: summarySchema.describe('Of an unfinished run: scored from what is on file'),
  divergence: shadowDivergence
    .exactOptional()
    .describe('With `--divergence`: everything that led to that decision'),
});
