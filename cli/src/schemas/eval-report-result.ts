import { figureNames, writtenReport } from '@poker-bot/shared/evaluation/figure';
import { z } from 'zod';

export const evalReportResult = writtenReport.extend({
  opened: z
    .boolean()
    .nullable()
    .describe('With `--open`: whether this machine has a program that shows it'),
});

export const evalExportResult = z.strictObject({
  runId: z.string(),
  figure: z.enum(figureNames),
  format: z.enum(['svg', 'png', 'csv', 'json']),
  file: z.string(),
  bytes: z.int().min(0),
});
