import { z } from 'zod';

/** The layer that a value comes from, the strongest first; `store` is the secret store. */
export const valueSource = z.enum([
  'flag',
  'process',
  'unit-file',
  'file',
  'store',
  'manifest',
  'default',
]);
