import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Who may import whom. A new edge is a decision: change this table in the same commit and say why. */
const allowed: Record<string, readonly string[]> = {
  'packages/poker': [],
  'packages/shared': [],
  proto: [],
  'packages/logger': ['shared', 'poker'],
  // Every daemon logs: docs/decisions/0002-every-daemon-may-log.md.
  'packages/agents': ['poker', 'shared', 'proto', 'logger'],
  'packages/executor': ['poker', 'shared', 'logger'],
  'packages/orchestrator': ['executor', 'poker', 'shared', 'proto', 'logger'],
  'packages/evaluator': ['orchestrator', 'executor', 'poker', 'shared', 'proto', 'logger'],
  'services/solver': ['poker', 'proto', 'shared', 'logger'],
  'services/vision': ['poker', 'proto', 'shared', 'logger'],
  cli: ['shared', 'proto', 'logger', 'poker'],
};

interface PackageManifest {
  readonly name: string;
  readonly dependencies?: Record<string, string>;
}

interface TypeScriptProject {
  readonly references?: readonly { readonly path: string }[];
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(join(root, file), 'utf8')) as T;
}

function ours(folder: string): string[] {
  const { dependencies = {} } = readJson<PackageManifest>(`${folder}/package.json`);
  return Object.keys(dependencies).flatMap((name) => name.match(/^@poker-bot\/(.+)/)?.[1] ?? []);
}

function sources(folder: string): string[] {
  const source = join(root, folder, 'src');
  if (!existsSync(source)) return [];
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.split('/').includes('gen'))
    .map((file) => join(folder, 'src', file));
}

function imported(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => String(match[1]));
}

describe('the workspace', () => {
  test('has exactly the packages of the table', () => {
    const folders = ['packages', 'services'].flatMap((group) =>
      readdirSync(join(root, group)).map((name) => `${group}/${name}`),
    );
    expect([...folders, 'cli', 'proto'].sort()).toEqual(Object.keys(allowed).sort());
  });

  test('has no folder at the top that the layout does not name', () => {
    const named = 'cli packages services proto templates config docs bin test results logs'.split(
      ' ',
    );
    const folders = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name);
    expect(folders.filter((name) => name !== 'node_modules' && !named.includes(name))).toEqual([]);
  });
});

describe.each(Object.entries(allowed))('%s', (folder, layer) => {
  test('depends only on its layer', () => {
    expect(ours(folder).filter((name) => !layer.includes(name))).toEqual([]);
  });

  test('references exactly what it depends on', () => {
    const { references = [] } = readJson<TypeScriptProject>(`${folder}/tsconfig.json`);
    expect(references.map(({ path }) => basename(path)).sort()).toEqual(ours(folder).sort());
  });

  test('imports no other package by a relative path', () => {
    const escapes = sources(folder).flatMap((file) =>
      imported(file)
        .filter((target) => target.startsWith('../'))
        .filter(
          (target) => !resolve(root, file, '..', target).startsWith(join(root, folder, 'src')),
        )
        .map((target) => `${file} → ${target}`),
    );
    expect(escapes).toEqual([]);
  });
});

/** Inside the CLI: which heavy or real thing may be imported where. */
const doors: readonly { readonly what: RegExp; readonly only: RegExp; readonly why: string }[] = [
  {
    what: /^dockerode$/,
    only: /^cli\/src\/stack\/drivers\//,
    why: 'only drivers talk to an engine',
  },
  { what: /^execa$/, only: /^cli\/src\/stack\/drivers\//, why: 'only drivers start processes' },
  { what: /^@napi-rs\/keyring/, only: /^cli\/src\/secrets\/stores\//, why: 'only a store' },
  { what: /^listr2$/, only: /^cli\/src\/output\//, why: 'only output draws' },
  { what: /^chalk$/, only: /^cli\/src\/(output|views)\//, why: 'only output and views colour' },
];

describe('cli', () => {
  test.each(doors)('$what is imported only where $why', ({ what, only }) => {
    const breaches = sources('cli').filter(
      (file) => imported(file).some((target) => what.test(target)) && !only.test(file),
    );
    expect(breaches).toEqual([]);
  });

  test('never imports what it runs', () => {
    const run = /^@poker-bot\/(orchestrator|evaluator|executor|agents|solver|vision)/;
    expect(
      sources('cli').filter((file) => imported(file).some((target) => run.test(target))),
    ).toEqual([]);
  });

  test('imports poker only where hands are shown', () => {
    const breaches = sources('cli').filter(
      (file) =>
        imported(file).some((target) => target.startsWith('@poker-bot/poker/')) &&
        !/^cli\/src\/((commands|views|schemas)\/)?hands/.test(file),
    );
    expect(breaches).toEqual([]);
  });
});
