import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unitNames } from '@poker-bot/shared/env/unit-name';
import { imageReference, readImageLock } from '../images/image-lock.ts';
import type { Installation } from '../installation.ts';
import type { DockerfileSources, ImageName } from './render-dockerfile.ts';

/**
 * What Dockerfiles are rendered from. The base images are those that a workspace has locked, else those of the installation.
 *
 * @throws PokerbotError for a lock that cannot be read
 */
export function readDockerSources(
  installation: Installation,
  workspace?: string,
): DockerfileSources {
  const { root, templates, packageOf } = installation;
  const roots = workspace === undefined ? [root] : [workspace, root];
  const template = (name: string) =>
    readFileSync(join(templates, 'docker', `${name}.Dockerfile.template`), 'utf8');
  const versions = unitNames.map((unit) => [unit, versionOf(packageOf(unit))] as const);
  return {
    templates: { stages: template('stages'), unit: template('unit') },
    nodeImage: imageReference(readImageLock(roots).images.node),
    versions: {
      ...(Object.fromEntries(versions) as Record<ImageName, string>),
      base: versionOf(join(root, 'packages/shared')),
    },
  };
}

function versionOf(folder: string): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  return version;
}
