import { readFileSync } from 'node:fs';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { writeDurably } from '../records/durable-file.ts';
import type { CertificateVersion } from './certificate-version.ts';

const format = 1;

/** @throws PokerbotError `SECRET_RECORDS_DAMAGED` */
export function readCertificateRecords(path: string): CertificateVersion[] {
  const text = readIfAny(path);
  if (text === undefined) return [];
  const read = parse(text);
  if (isDocument(read)) return [...read.versions];
  throw new PokerbotError('SECRET_RECORDS_DAMAGED', {
    message: `\`${path}\` does not hold records of certificates`,
    next: [
      'Put it back from a backup, or move it aside: the certificates in use are not touched by it',
    ],
    details: { path },
  });
}

export function writeCertificateRecords(
  path: string,
  versions: readonly CertificateVersion[],
): void {
  writeDurably(path, `${JSON.stringify({ format, versions }, null, 2)}\n`);
}

function readIfAny(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isDocument(value: unknown): value is { readonly versions: readonly CertificateVersion[] } {
  if (typeof value !== 'object' || value === null) return false;
  const { format: found, versions } = value as Readonly<Record<string, unknown>>;
  return found === format && Array.isArray(versions) && versions.every(isVersion);
}

function isVersion(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  const texts = ['place', 'createdAt', 'createdBy', 'digest', 'fingerprint', 'subject', 'serial'];
  return (
    Number.isInteger(fields.version) &&
    ['pending', 'current', 'previous', 'retired'].includes(String(fields.state)) &&
    [...texts, 'notBefore', 'notAfter'].every((field) => typeof fields[field] === 'string')
  );
}
