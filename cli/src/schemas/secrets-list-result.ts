import { z } from 'zod';
import { certificatePart, secretPart } from './secret-parts.ts';

export const secretsListResult = z.strictObject({
  scope: z.string().describe('Name under which the secrets of this workspace are kept'),
  secrets: z.array(secretPart).readonly(),
  certificates: z.array(certificatePart).readonly().describe('Those that were rotated'),
});
