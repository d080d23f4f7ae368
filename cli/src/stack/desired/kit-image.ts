import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unitNames } from '@poker-bot/shared/env/unit-name';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { sourceFingerprints } from '../../images/source-fingerprints.ts';
import type { Installation } from '../../installation.ts';
import { containerPorts } from '../../templates/container-ports.ts';
import { type Kit, readKitSource, readKitTemplates } from '../../templates/kit-source.ts';
import { kitDockerfile } from '../../templates/render-kit.ts';
import type { UnitManifest } from '../manifest/manifest-schema.ts';
import type { ContainerSpec, ImageBuild } from '../unit-spec.ts';

export interface KitImageOptions {
  readonly unit: string;
  readonly manifest: UnitManifest;
  readonly workspace: string;
  readonly installation: Installation;
}

export interface KitImage extends Pick<ContainerSpec, 'entrypoint'> {
  readonly image: string;
  readonly build: ImageBuild;
}

const tagLength = 12;

/**
 * The image of a service of the user's own, built from its source folder. Its tag names the Dockerfile and the content of every file
 * that the build is sent.
 *
 * @throws PokerbotError `SOURCE_MISSING`
 */
export function kitImage(options: KitImageOptions): KitImage {
  const { unit, manifest, workspace } = options;
  const source = manifest.source ?? unit;
  const context = join(workspace, source);
  if (!statSync(context, { throwIfNoEntry: false })?.isDirectory()) {
    throw sourceMissing(unit, manifest, source);
  }
  const own = ownDockerfile(context);
  const dockerfile = own ?? kitsDockerfile(options, { source, context });
  const hash = createHash('sha256').update(dockerfile);
  for (const entry of sourceFingerprints(context, join(workspace, '.pokerbot'))) {
    hash.update(entry).update('\0');
  }
  return {
    image: `poker-bot/${unit}:${hash.digest('hex').slice(0, tagLength)}`,
    build: { dockerfile, context, args: {} },
    // The kit's Dockerfile has it built in.
    entrypoint: own === undefined ? undefined : manifest.command,
  };
}

/** The Dockerfile that the source folder brings. */
function ownDockerfile(context: string): string | undefined {
  const own = join(context, 'Dockerfile');
  return existsSync(own) ? readFileSync(own, 'utf8') : undefined;
}

function kitsDockerfile(
  { unit, manifest, installation }: KitImageOptions,
  { source, context }: { readonly source: string; readonly context: string },
): string {
  const kit = manifest.runtime as Kit;
  const { command, health } = manifest;
  return kitDockerfile(kit, {
    templates: readKitTemplates(kit, installation.templates),
    unit,
    source,
    contents: readKitSource(context),
    command,
    ports: manifest.ports ?? portsOfBuiltin(unit),
    health,
  });
}

/** A unit that stands for one of ours serves where that one does. */
function portsOfBuiltin(unit: string): Record<string, number> | undefined {
  const name = unitNames.find((each) => each === unit);
  const [served] = name ? containerPorts(name) : [];
  return served && { [served.variable]: served.port };
}

function sourceMissing(unit: string, { runtime }: UnitManifest, source: string): PokerbotError {
  return new PokerbotError('SOURCE_MISSING', {
    message: `\`${unit}\` has \`runtime: ${runtime}\`, and its source folder \`${source}\` does not exist`,
    next: [`Name it as \`units.${unit}.source\` in \`pokerbot.yaml\``],
    details: { unit, runtime, source },
  });
}
