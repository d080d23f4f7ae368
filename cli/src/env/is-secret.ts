import type { Manifest } from '../stack/manifest/manifest-schema.ts';
import { findKeys } from './audit/secrets/key-patterns.ts';
import { knownName } from './known-names.ts';

/** Whether the value under a name is a secret, by the registry or by the manifest; the path of a file with one is none. */
export function isSecretName(
  name: string,
  manifest: Pick<Manifest, 'secrets'> | undefined,
): boolean {
  const known = knownName(name);
  if (known) return known.variable.secret && !known.isPath;
  return manifest?.secrets?.variables?.[name] !== undefined;
}

/** A value for showing: null where it is a secret, or holds one, as the password in an address. */
export function shownValue(value: string, secret: boolean): string | null {
  return secret || findKeys(value).length > 0 || /\/\/[^\s/@]*:[^\s/@]+@/.test(value)
    ? null
    : value;
}
