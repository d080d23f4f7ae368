import { z } from 'zod';

export const handsConvertResult = z.strictObject({
  hands: z.int(),
  to: z.enum(['phh', 'phhs', 'acpc']),
  output: z.string().nullable().describe('The file written; null when `text` holds the hands'),
  text: z.string().nullable(),
});
