import { listedRun } from '@poker-bot/shared/evaluation/listed-run';
import { z } from 'zod';

export const evalListResult = z.strictObject({
  runs: z.array(listedRun).describe('The newest first'),
});
