import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../stack/manifest/manifest-schema.ts';
import { workspaceId } from '../workspace/workspace-id.ts';

/** Which store new secrets go to: one of the stores, or whichever there is. */
export type StoreWish = 'auto' | 'keychain' | 'vault' | 'environment';

/** What a workspace says about its secrets. */
export interface SecretSettings {
  readonly store: StoreWish;
  /** Name under which they are kept. */
  readonly scope: string;
  /** Secrets that only the manifest names, and the units that read them. */
  readonly variables: Readonly<Record<string, readonly string[]>>;
}

export function settingsOf(
  workspace: string,
  { secrets }: Pick<Manifest, 'secrets'>,
): SecretSettings {
  return {
    store: secrets?.store ?? 'auto',
    scope: secrets?.scope ?? workspaceId(workspace),
    variables: secrets?.variables ?? {},
  };
}

/**
 * Reads the settings of a workspace. Checking a whole manifest costs more than all else that listing secrets does, so one that does
 * not speak of secrets is not checked.
 *
 * @throws PokerbotError as `readManifest` does
 */
export async function readSettings(workspace: string): Promise<SecretSettings> {
  if (!speaksOfSecrets(workspace)) return settingsOf(workspace, {});
  const { readManifest } = await import('../stack/manifest/read-manifest.ts');
  return settingsOf(workspace, readManifest(workspace));
}

function speaksOfSecrets(workspace: string): boolean {
  try {
    return readFileSync(join(workspace, 'pokerbot.yaml'), 'utf8').includes('secrets');
  } catch {
    // Said in its own words by whoever reads it whole.
    return true;
  }
}
