import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { UnitName } from '@poker-bot/shared/env/unit-name';

/** Where this program and everything that it runs lie. Paths are absolute. */
export interface Installation {
  readonly root: string;
  /** Folder of the bundled CLI. */
  readonly bundle: string;
  /** Data that `init` renders. */
  readonly templates: string;
  /** Data that `init` copies. */
  readonly config: string;
  /** Folder of the package of a unit. */
  packageOf(unit: UnitName): string;
  /** File that starts a unit: `dist/main.js`, of the evaluator `dist/cli/eval.js`. */
  entryPoint(unit: UnitName): string;
  /** A bundled `*.entry.ts`, by its path below `cli/src` without the suffix. */
  bundledEntry(path: string): string;
}

const services: readonly UnitName[] = ['solver', 'vision'];

/** Finds the installation that the running code belongs to, whether bundled, compiled or from source. */
export function findInstallation(from: string = import.meta.url): Installation {
  let folder = dirname(fileURLToPath(from));
  while (!existsSync(join(folder, 'pnpm-workspace.yaml'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error(`No installation above ${from}`);
    folder = above;
  }
  return installationAt(folder);
}

/** The installation whose root is known. */
export function installationAt(root: string): Installation {
  const packageOf = (unit: UnitName) =>
    join(root, services.includes(unit) ? 'services' : 'packages', unit);
  return {
    root,
    bundle: join(root, 'cli/bundle'),
    templates: join(root, 'templates'),
    config: join(root, 'config'),
    packageOf,
    entryPoint: (unit) =>
      join(packageOf(unit), unit === 'evaluator' ? 'dist/cli/eval.js' : 'dist/main.js'),
    bundledEntry: (path) => join(root, 'cli/bundle', `${path}.entry.js`),
  };
}
