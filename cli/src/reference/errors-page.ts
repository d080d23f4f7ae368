import { catalog } from '@poker-bot/shared/errors/catalog';
import type { CatalogEntry } from '@poker-bot/shared/errors/catalog-entry';
import { generatedNote, markdownTable } from './markdown.ts';

const exits: readonly (readonly [number, string])[] = [
  [0, 'done'],
  [1, 'failed work, or a bug'],
  [2, 'what was written is wrong: a flag, a file, the manifest'],
  [3, 'something is missing on this machine'],
  [4, 'the answer is *no*'],
  [130, 'interrupted'],
];

/** `docs/errors.md` */
export function errorsPage(entries: Readonly<Record<string, CatalogEntry>> = catalog): string {
  const sections = Object.entries(entries)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(
      ([code, { title, remedy, exit }]) =>
        `## ${code}\n\n${title}. Exit code ${exit}.\n\n${remedy}\n`,
    );
  return [
    generatedNote('`packages/shared/src/errors/`'),
    '',
    '# Errors',
    '',
    'A code never changes its meaning. With `--json` an error is `{ "error": { "code", "message", "next", "details" } }`.',
    '',
    markdownTable(
      ['exit code', 'meaning'],
      exits.map(([code, meaning]) => [String(code), meaning]),
    ),
    '',
    ...sections,
  ].join('\n');
}
