import { z } from 'zod';
import { storeName } from './secret-parts.ts';

export const secretsSetResult = z.strictObject({
  name: z.string(),
  store: storeName,
  backend: z.string().describe('What answered, such as `Secret Service`'),
  note: z.string().describe('What its owner should know about the backend; empty when nothing'),
  version: z.int(),
  previous: z.int().nullable().describe('Version that units got before'),
  fingerprint: z.string(),
  changed: z.boolean().describe('False when the value was already the current one'),
  units: z.array(z.string()).readonly().describe('Units that read it'),
});
