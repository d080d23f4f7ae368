import { createHash, createHmac } from 'node:crypto';
import type { Configuration } from '../unit-spec.ts';

/** One short name for a whole configuration. */
export function configurationHash(configuration: Configuration): string {
  const sorted = Object.entries(configuration).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16);
}

/** Tells two secrets apart without telling either; useless outside the workspace that holds the key. */
export function fingerprint(secret: string, key: string): string {
  return `secret:${createHmac('sha256', key).update(secret).digest('hex').slice(0, 12)}`;
}
