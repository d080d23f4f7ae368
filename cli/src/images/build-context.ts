import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Installation } from '../installation.ts';
import { reduceLockfile } from './reduce-lockfile.ts';

/** One file of a build context: a copy of a file of the installation, or a text that is made of one. */
export interface ContextFile {
  /** From the root of the context, with `/`. */
  readonly path: string;
  readonly content: { readonly copyOf: string } | { readonly text: string };
}

/** What compiles the units. */
const tools = ['@types/node', 'typescript'];

/** Where a workspace keeps what its images are built from. */
export function contextFolder(workspace: string): string {
  return join(workspace, '.pokerbot/context');
}

/**
 * All that goes into the images of the units: `manifests/` decides what is installed, `sources/` is compiled, `build/` does what
 * pnpm and the compiler do not. The CLI is no part of it, nor what only the CLI depends on: another CLI makes no other image.
 */
export function listContext(installation: Installation): ContextFile[] {
  const { root } = installation;
  const members = memberFolders(root);
  const build = join(installation.templates, 'docker/build');
  return [
    {
      path: '.dockerignore',
      content: { copyOf: join(installation.templates, 'docker/dockerignore') },
    },
    ...readdirSync(build)
      .sort()
      .map((name) => copy(`build/${name}`, join(build, name))),
    ...manifests(root, members),
    copy('sources/tsconfig.base.json', join(root, 'tsconfig.base.json')),
    { path: 'sources/tsconfig.json', content: { text: referencesTo(members) } },
    ...members.flatMap((member) => sourcesOf(root, member)),
  ];
}

function copy(path: string, copyOf: string): ContextFile {
  return { path, content: { copyOf } };
}

/** The packages that units are made of. */
function memberFolders(root: string): string[] {
  const grouped = ['packages', 'services'].flatMap((group) =>
    readdirSync(join(root, group))
      .filter((name) => existsSync(join(root, group, name, 'package.json')))
      .map((name) => `${group}/${name}`),
  );
  return [...grouped, 'proto'].sort();
}

function manifests(root: string, members: readonly string[]): ContextFile[] {
  const { text, catalog } = reduceLockfile(readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8'), {
    members,
    tools,
  });
  const { packageManager } = readManifest(root, '.');
  const own = {
    private: true,
    type: 'module',
    packageManager,
    devDependencies: Object.fromEntries(tools.map((name) => [name, 'catalog:'])),
  };
  return [
    { path: 'manifests/package.json', content: { text: json(own) } },
    { path: 'manifests/pnpm-lock.yaml', content: { text } },
    // JSON is YAML.
    {
      path: 'manifests/pnpm-workspace.yaml',
      content: { text: json({ packages: members, catalog }) },
    },
    ...members.map((member): ContextFile => {
      const {
        scripts: _scripts,
        devDependencies: _tools,
        ...manifest
      } = readManifest(root, member);
      return { path: `manifests/${member}/package.json`, content: { text: json(manifest) } };
    }),
  ];
}

function sourcesOf(root: string, member: string): ContextFile[] {
  const folder = join(root, member);
  const files = readdirSync(join(folder, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return [join(folder, 'tsconfig.json'), ...files].map((file) =>
    copy(`sources/${member}${file.slice(folder.length)}`, file),
  );
}

function referencesTo(members: readonly string[]): string {
  return json({ files: [], references: members.map((path) => ({ path: `./${path}` })) });
}

function readManifest(root: string, folder: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
