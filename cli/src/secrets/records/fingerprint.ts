import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Secret } from '@poker-bot/shared/secret/secret';
import { createDurably } from './durable-file.ts';

const keyBytes = 32;
const digits = 12;

/** Tells two values apart without telling either: keyed, so that nobody can try values against it elsewhere. */
export function fingerprintOf(value: Secret, key: string): string {
  return createHmac('sha256', key).update(value.reveal()).digest('hex').slice(0, digits);
}

/** The key of a scope, made when it is first wanted. */
export function fingerprintKey(path: string): string {
  const key = readIfAny(path);
  if (key !== undefined) return key;
  const made = randomBytes(keyBytes).toString('hex');
  return createDurably(path, `${made}\n`) ? made : fingerprintKey(path);
}

function readIfAny(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
