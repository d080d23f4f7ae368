import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unitNames } from '@poker-bot/shared/env/unit-name';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Installation } from '../../installation.ts';
import { containerPorts } from '../../templates/container-ports.ts';
import { type Kit, readKitSource, readKitTemplates } from '../../templates/kit-source.ts';
import { kitDockerfile } from '../../templates/render-kit.ts';
import type { UnitManifest } from '../manifest/manifest-schema.ts';
import type { ImageBuild } from '../unit-spec.ts';

export interface KitImageOptions {
  readonly unit: string;
  readonly manifest: UnitManifest;
  readonly workspace: string;
  readonly installation: Installation;
}

const tagLength = 12;
/** What compilers and package managers leave beside sources. */
const ignored = new Set(['.git', 'node_modules', 'target', '__pycache__', '.venv']);

/**
 * The image of a service of the user's own, built from its source folder. Its tag names the Dockerfile and, by size and time, every
 * file of the folder: a changed source is noticed without reading it.
 *
 * @throws PokerbotError `SOURCE_MISSING`
 */
export function kitImage(options: KitImageOptions): { image: string; build: ImageBuild } {
  const { unit, manifest, workspace } = options;
  const source = manifest.source ?? unit;
  const context = join(workspace, source);
  if (!statSync(context, { throwIfNoEntry: false })?.isDirectory()) {
    throw sourceMissing(unit, manifest, source);
  }
  const dockerfile = dockerfileOf(options, { source, context });
  const hash = createHash('sha256').update(dockerfile);
  for (const entry of fingerprints(context)) hash.update(entry).update('\0');
  return {
    image: `poker-bot/${unit}:${hash.digest('hex').slice(0, tagLength)}`,
    build: { dockerfile, context, args: {} },
  };
}

/** The Dockerfile that the source folder brings, else the kit's. */
function dockerfileOf(
  { unit, manifest, installation }: KitImageOptions,
  { source, context }: { readonly source: string; readonly context: string },
): string {
  const own = join(context, 'Dockerfile');
  if (existsSync(own)) return readFileSync(own, 'utf8');
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

function fingerprints(folder: string, path = ''): string[] {
  return readdirSync(join(folder, path), { withFileTypes: true })
    .filter(({ name }) => !ignored.has(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) return fingerprints(folder, inner);
      const { size, mtimeMs } = statSync(join(folder, inner), { throwIfNoEntry: false }) ?? {};
      return [`${inner} ${size} ${mtimeMs}`];
    });
}

function sourceMissing(unit: string, { runtime }: UnitManifest, source: string): PokerbotError {
  return new PokerbotError('SOURCE_MISSING', {
    message: `\`${unit}\` has \`runtime: ${runtime}\`, and its source folder \`${source}\` does not exist`,
    next: [`Name it as \`units.${unit}.source\` in \`pokerbot.yaml\``],
    details: { unit, runtime, source },
  });
}
