import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runtimes that a service of the user's own is built for. */
export type Kit = 'rust' | 'python';

/** What a kit has to know about a source folder. */
export interface KitSource {
  /** Names of its files and folders, without those inside. */
  readonly names: readonly string[];
  /** Whether `pyproject.toml` is one of Poetry's. */
  readonly poetry: boolean;
  /** Whether everything is to come from Debian's packages, or lies in the folder. */
  readonly airGapped: boolean;
}

/** Texts of `templates/docker/` that a kit is made of. */
export interface KitTemplates {
  readonly dockerfile: string;
  readonly image: string;
  readonly probe: string;
}

/** Its presence chooses the air-gapped setting. */
const packageList = 'debian-packages.txt';

const extensions: Readonly<Record<Kit, string>> = { rust: 'rs', python: 'py' };

export function readKitSource(folder: string): KitSource {
  const names = readdirSync(folder).sort();
  const project = join(folder, 'pyproject.toml');
  return {
    names,
    poetry: existsSync(project) && /^\[tool\.poetry\]/m.test(readFileSync(project, 'utf8')),
    airGapped: names.includes(packageList),
  };
}

/** @param templates the folder `templates/` of the installation */
export function readKitTemplates(kit: Kit, templates: string): KitTemplates {
  const read = (name: string) => readFileSync(join(templates, 'docker', name), 'utf8');
  return {
    dockerfile: read(`${kit}.Dockerfile.template`),
    image: read('kits/image.Dockerfile.template'),
    probe: read(`kits/health-probe.${extensions[kit]}`),
  };
}
