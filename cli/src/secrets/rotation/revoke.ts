import type { RotationParts } from './rotation-parts.ts';
import type { RotationBegun } from './rotation-step.ts';

/** Revokes keys that were made for a rotation and never reached the store: nobody could ever use them. */
export async function revokeStrays(
  { maker }: Pick<RotationParts, 'maker'>,
  { label }: RotationBegun,
): Promise<void> {
  if (label === undefined) return;
  const found = await maker();
  for (const id of await found.find(label)) await found.revoke(id);
}

/** Revokes the key of a version at the provider that made it for us, and then forgets its value. */
export async function retireVersion(
  { secrets, maker }: Pick<RotationParts, 'secrets' | 'maker'>,
  secret: string,
  version: number,
): Promise<void> {
  const known = secrets.record(secret)?.versions.find((each) => each.version === version);
  if (known?.providerId !== undefined) await (await maker()).revoke(known.providerId);
  await secrets.retire(secret, version);
}
