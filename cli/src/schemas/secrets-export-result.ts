import { z } from 'zod';

export const secretsExportResult = z.strictObject({
  file: z.string().describe('Encrypted with age; inside are lines `NAME=value`'),
  recipient: z.string(),
  secrets: z.array(z.string()).readonly(),
});
