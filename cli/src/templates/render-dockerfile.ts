import type { UnitName } from '@poker-bot/shared/env/unit-name';
import { builtinUnits } from '../stack/desired/builtin-units.ts';
import { containerPorts } from './container-ports.ts';
import { renderTemplate } from './render-template.ts';

/** The images that this installation can make. */
export type ImageName = UnitName | 'base';

export interface DockerfileSources {
  /** Texts of `templates/docker/`. */
  readonly templates: { readonly stages: string; readonly unit: string };
  /** Name and tag of the image that brings Node.js, with its digest where that is known. */
  readonly nodeImage: string;
  /** Versions of the packages, by the image that holds them. */
  readonly versions: Readonly<Record<ImageName, string>>;
}

/** Variables that move a folder out of `config/`, which a container only reads, into the volume at `/app/cache`. */
export const cacheVariables: Readonly<Partial<Record<ImageName, string>>> = {
  solver: 'SOLVER_CACHE_PATH',
  vision: 'VISION_MODEL_PATH',
};

/** The Dockerfile of a unit, or of the base that all of them share. Every one builds by itself. */
export function dockerfileFor(image: ImageName, sources: DockerfileSources): string {
  const { templates, nodeImage, versions } = sources;
  const unit = image === 'base' ? undefined : builtinUnits[image];
  const ports = image === 'base' ? [] : containerPorts(image);
  const [served] = ports;
  const probe = served && unit ? [unit.health, served.variable, String(served.port)] : [];
  return renderTemplate(templates.unit, {
    stages: renderTemplate(templates.stages, { nodeImage }),
    about: unit ? `The image of \`${image}\`` : 'What every unit is built on (`@poker-bot/base`)',
    unit: image,
    version: versions[image],
    listens: unit?.kind === 'daemon',
    job: unit?.kind === 'job',
    bare: unit === undefined,
    cache: cacheVariables[image],
    ports: ports.map(({ port }) => port).join(' '),
    probe: probe.map((word) => JSON.stringify(word)).join(', '),
  });
}
