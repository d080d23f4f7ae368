import { type MappingEntry, mappingEntries, withEntries } from './mapping-text.ts';

export interface LockfileReduction {
  /** Folders of the packages that stay, from the root; `.` is the root itself. */
  readonly members: readonly string[];
  /** Development dependencies of the root that stay; those of members go. */
  readonly tools: readonly string[];
}

export interface ReducedLockfile {
  readonly text: string;
  /** The part of the catalog that is still used: versions by name. */
  readonly catalog: Readonly<Record<string, string>>;
}

/**
 * The part of a `pnpm-lock.yaml` that some members of its workspace need, so that a build fetches nothing else and a change of
 * anything else changes no image. pnpm accepts it as frozen for a workspace that is reduced likewise.
 *
 * @see https://github.com/pnpm/spec/blob/master/lockfile/9.0.md
 */
export function reduceLockfile(text: string, reduction: LockfileReduction): ReducedLockfile {
  const sections = mappingEntries(text, 0);
  const importers = keptImporters(sectionOf(sections, 'importers'), reduction);
  const dependencies = mappingEntries(importers, 2).flatMap(dependenciesOf);
  const fromCatalog = new Set(
    dependencies
      .filter(({ text: own }) => scalarOf(own, 'specifier') === 'catalog:')
      .map(({ key }) => key),
  );
  const needed = closure(dependencies, sectionOf(sections, 'snapshots'));
  const packages = new Set([...needed].map((key) => key.replace(/\(.*$/, '')));
  const rewritten: Readonly<Record<string, (section: MappingEntry) => string>> = {
    importers: () => importers,
    catalogs: (section) =>
      withEntries(section, {
        indent: 2,
        keep: (inner) => withEntries(inner, { indent: 4, keep: only(fromCatalog) }),
      }),
    packages: (section) => withEntries(section, { indent: 2, keep: only(packages) }),
    snapshots: (section) => withEntries(section, { indent: 2, keep: only(needed) }),
  };
  return {
    text: sections.map((section) => rewritten[section.key]?.(section) ?? section.text).join(''),
    catalog: Object.fromEntries(
      mappingEntries(sectionOf(sections, 'catalogs').text, 4)
        .filter(({ key }) => fromCatalog.has(key))
        .map(({ key, text: own }) => [key, scalarOf(own, 'specifier')]),
    ),
  };
}

function sectionOf(sections: readonly MappingEntry[], key: string): MappingEntry {
  return sections.find((section) => section.key === key) ?? { key, text: '' };
}

function only(names: ReadonlySet<string>) {
  return ({ key, text }: MappingEntry) => (names.has(key) ? text : undefined);
}

function keptImporters(section: MappingEntry, { members, tools }: LockfileReduction): string {
  const keepTools = (inner: MappingEntry) =>
    withEntries(inner, { indent: 6, keep: only(new Set(tools)) });
  return withEntries(section, {
    indent: 2,
    keep: (importer) => {
      const isRoot = importer.key === '.';
      if (!isRoot && !members.includes(importer.key)) return undefined;
      const kept = withEntries(importer, {
        indent: 4,
        keep: (group) => {
          if (group.key === 'devDependencies') return isRoot ? keepTools(group) : undefined;
          return isRoot ? undefined : group.text;
        },
      });
      return `${kept.trimEnd()}\n\n`;
    },
  });
}

/** All entries of the groups of dependencies of one importer. */
function dependenciesOf(importer: MappingEntry): MappingEntry[] {
  return mappingEntries(importer.text, 4).flatMap(({ text }) => mappingEntries(text, 6));
}

/** Keys of `snapshots` that are reached from dependencies of importers. */
function closure(roots: readonly MappingEntry[], section: MappingEntry): Set<string> {
  const snapshots = new Map(mappingEntries(section.text, 2).map(({ key, text }) => [key, text]));
  const reached = new Set<string>();
  const visit = (name: string, version: string) => {
    if (version.startsWith('link:')) return;
    // An alias has the name of what it stands for in its version.
    const key = [`${name}@${version}`, version].find((candidate) => snapshots.has(candidate));
    if (key === undefined) throw new Error(`pnpm-lock.yaml has no ${name}@${version}`);
    if (reached.has(key)) return;
    reached.add(key);
    for (const group of mappingEntries(snapshots.get(key) ?? '', 4)) {
      if (!/dependencies$/i.test(group.key)) continue;
      for (const inner of mappingEntries(group.text, 6))
        visit(inner.key, unquoted(inner.text.slice(inner.text.indexOf(': ') + 2)));
    }
  };
  for (const { key, text } of roots) {
    visit(key, scalarOf(text, 'version'));
  }
  return reached;
}

/** A scalar below a dependency or an entry of the catalog. */
function scalarOf(text: string, name: string): string {
  const [, value = ''] = new RegExp(`^ +${name}: (.*)$`, 'm').exec(text) ?? [];
  return unquoted(value);
}

function unquoted(value: string): string {
  return value.trim().replace(/^'(.*)'$/, '$1');
}
