import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Secret } from '@poker-bot/shared/secret/secret';
import { createDurably } from './durable-file.ts';

const keyBytes = 32;
const digits = 12;

/** Tells two values apart without telling either: keyed, so that nobody can try values against it elsewhere. */
export function fingerprintOf(value: Secret, key: string): string {
  return createHmac('sha256', key).update(value.reveal()).digest('hex').slice(0, digits);
}

/**
 * The key of a scope, made when it is first wanted.
 *
 * @throws PokerbotError `SECRET_RECORDS_DAMAGED` where something else lies in its place: without a key anybody could try values
 */
export function fingerprintKey(path: string): string {
  const key = readIfAny(path);
  if (key !== undefined) return usable(key, path);
  const made = randomBytes(keyBytes).toString('hex');
  return createDurably(path, `${made}\n`) ? made : fingerprintKey(path);
}

function usable(key: string, path: string): string {
  if (/^[0-9a-f]+$/.test(key) && key.length === 2 * keyBytes) return key;
  throw new PokerbotError('SECRET_RECORDS_DAMAGED', {
    message: `\`${path}\` does not hold the key of the fingerprints`,
    next: [
      'Put it back from a backup',
      `Or remove it: \`rm ${path}\`; a new one is made, and what was stored before seems to be another value`,
    ],
    details: { path },
  });
}

function readIfAny(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
