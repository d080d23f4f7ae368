import { z } from 'zod';
import { storeName } from './secret-parts.ts';

export const secretsGetResult = z.strictObject({
  name: z.string(),
  store: storeName,
  origin: z.string().describe('Where the value is written'),
  version: z.int().nullable(),
  fingerprint: z.string().nullable(),
  value: z.string().nullable().describe('Null unless `--reveal` was given, at a terminal'),
});
