import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { registry } from '@poker-bot/shared/env/registry';
import type { Variable } from '@poker-bot/shared/env/variable';
import { isForeignName, knownName } from '../../known-names.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { placeAt } from '../place-at.ts';
import type { TextFile } from '../repository/read-texts.ts';
import { NamesCache } from './names-cache.ts';
import { type NameRead, namesRead, type SyntaxNode } from './names-read.ts';

interface Parser {
  parseAst(text: string, options: { readonly lang: 'ts' | 'js' }): SyntaxNode;
}

const sources =
  /^((packages|services)\/[^/]+|cli|proto)\/(src|build)\/.+\.(ts|mjs)$|^bin\/.+\.cjs$/;
const composeTemplate = /^templates\/compose\//;
/** Where a name of a variable is read; hardly anything else in these sources looks like it. */
const variableLike = /(\.|\[['"]|[{,]\s*)[A-Z][A-Z0-9]*_[A-Z0-9]/;
/** They list names of that form and read none. */
const listing =
  /\/gen\/|^packages\/shared\/src\/(errors|env\/variables)\/|^cli\/src\/env\/audit\/findings\//;
const declarations = 'packages/shared/src/env/variables/';

/** What the sources of this project read, held against the registry, both ways. */
export async function checkCode(
  workspace: string,
  texts: readonly TextFile[],
): Promise<{ findings: Finding[]; reason?: string }> {
  const files = texts.filter(({ path, text }) => isSource(path) && variableLike.test(text));
  const found = await readNames(workspace, files);
  if (!found) return { findings: [], reason: 'the parser of this checkout is not installed' };
  const { names, unparsed } = found;
  if (unparsed.length > 0) {
    // One of them may read what seems to be read nowhere.
    const reason = `${unparsed.map((path) => `\`${path}\``).join(', ')} cannot be parsed`;
    return { findings: undeclared(names), reason };
  }
  const read = new Set(substituted(texts));
  for (const { name } of names.flatMap((each) => each.names))
    read.add(knownName(name)?.name ?? name);
  return { findings: [...undeclared(names), ...unread(read, texts)] };
}

function isSource(path: string): boolean {
  return sources.test(path) && !listing.test(path);
}

interface FileNames {
  readonly file: TextFile;
  readonly names: readonly NameRead[];
}

async function readNames(
  workspace: string,
  files: readonly TextFile[],
): Promise<{ names: FileNames[]; unparsed: string[] } | undefined> {
  const cache = new NamesCache(workspace);
  let parser: Parser | undefined;
  const read: FileNames[] = [];
  const unparsed: string[] = [];
  for (const file of files) {
    let names = cache.get(file);
    if (!names) {
      parser ??= await loadParser(workspace);
      if (!parser) return undefined;
      names = parsed(parser, file);
      if (names) cache.set(file, names);
    }
    if (names) read.push({ file, names });
    else unparsed.push(file.path);
  }
  cache.save();
  return { names: read, unparsed };
}

/** Undefined for a file that somebody is in the middle of writing. */
function parsed(parser: Parser, { path, text }: TextFile): readonly NameRead[] | undefined {
  let tree: SyntaxNode;
  try {
    tree = parser.parseAst(text, { lang: path.endsWith('.ts') ? 'ts' : 'js' });
  } catch {
    return undefined;
  }
  return namesRead(tree);
}

function undeclared(read: readonly FileNames[]): Finding[] {
  return read.flatMap(({ file: { path, text }, names }) =>
    names
      .filter(({ name, certain }) => certain && !knownName(name) && !isForeignName(name))
      .map(({ name, index }) =>
        finding('code-undeclared', {
          at: placeAt(path, text, index),
          variable: name,
          message: `\`${path}\` reads \`${name}\`, which the registry lacks`,
        }),
      ),
  );
}

function unread(read: ReadonlySet<string>, texts: readonly TextFile[]): Finding[] {
  const rows = Object.keys(registry as Readonly<Record<string, Variable>>);
  const declared = texts.filter(({ path }) => path.startsWith(declarations));
  return rows
    .filter((name) => !read.has(name) && !isForeignName(name))
    .map((name) => {
      const row = new RegExp(`^  ${name}: `, 'm');
      const file = declared.find(({ text }) => row.test(text));
      const at = file ? placeAt(file.path, file.text, file.text.search(row) + 2) : { file: null };
      return finding('registry-unread', {
        at,
        variable: name,
        message: `No code reads \`${name}\``,
      });
    });
}

/** Names that Compose fills in. */
function substituted(texts: readonly TextFile[]): string[] {
  return texts
    .filter(({ path }) => composeTemplate.test(path))
    .flatMap(({ text }) =>
      [...text.matchAll(/\$\{([A-Z_][A-Z0-9_]*)/g)].map((match) => String(match[1])),
    );
}

/** Of the checkout itself: it is a tool for building it, and no part of an installed CLI. */
async function loadParser(workspace: string): Promise<Parser | undefined> {
  try {
    const path = createRequire(join(workspace, 'package.json')).resolve('rolldown/parseAst');
    return (await import(pathToFileURL(path).href)) as Parser;
  } catch {
    return undefined;
  }
}
