import { declaredUnits } from '../../stack/desired/declared-unit.ts';
import type { Manifest } from '../../stack/manifest/manifest-schema.ts';
import { readManifest } from '../../stack/manifest/read-manifest.ts';
import type { EnvironmentInputs } from '../environment-layers.ts';
import { readEnvironmentFiles } from '../read-environment-files.ts';

export interface WorkspaceEnvironment {
  readonly manifest: Manifest;
  /** Who reads variables here: the declared units, and Compose. */
  readonly readers: readonly string[];
  readonly inputs: EnvironmentInputs;
}

export interface WorkspaceQuestion {
  readonly workspace: string;
  /** Of whoever called. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where stored secrets come from; their values are not looked at. */
  readonly stored?: EnvironmentInputs['stored'];
}

/**
 * Everything from which the environments of a workspace's units are made.
 *
 * @throws PokerbotError for a manifest or an environment file that cannot be read
 */
export function readWorkspaceEnvironment(question: WorkspaceQuestion): WorkspaceEnvironment {
  const { workspace, environment, stored } = question;
  const manifest = readManifest(workspace);
  const units = declaredUnits(manifest).map(({ name }) => name);
  const files = readEnvironmentFiles(workspace, units);
  return {
    manifest,
    readers: [...units, 'compose'],
    inputs: { manifest, files, processEnvironment: environment, stored },
  };
}
