import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { type Document, isMap, isNode, isPair, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { nearest } from '../../did-you-mean.ts';
import { checkUnits, type ManifestProblem } from './check-units.ts';
import { type Manifest, manifestSchema, unitManifest } from './manifest-schema.ts';

/**
 * Reads the text of a manifest.
 *
 * @param file how errors call it
 * @throws PokerbotError `MANIFEST_SYNTAX`, `MANIFEST_INVALID`: every problem as `file:line:column: what`
 */
export function parseManifest(text: string, file: string): Manifest {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines });
  const [mistake] = document.errors;
  if (mistake) throw syntaxError({ file, mistake, lines });
  const parsed = manifestSchema.safeParse(document.toJS() ?? {});
  const problems = parsed.success
    ? checkUnits(parsed.data)
    : parsed.error.issues.flatMap((issue) => describeIssue(issue, document));
  if (parsed.success && problems.length === 0) return parsed.data;
  throw invalidError({ file, problems, document, lines });
}

interface Mistake {
  readonly file: string;
  readonly mistake: { readonly message: string; readonly pos: readonly [number, number] };
  readonly lines: LineCounter;
}

function syntaxError({ file, mistake, lines }: Mistake): PokerbotError {
  const { line, col } = lines.linePos(mistake.pos[0]);
  const reason = mistake.message.split(' at line ')[0]?.trim() ?? mistake.message;
  return new PokerbotError('MANIFEST_SYNTAX', {
    message: `\`${file}:${line}:${col}\`: ${reason}`,
    next: ['correct that line; indentation is by spaces and values with `: ` or `#` need quotes'],
    details: { file, line, column: col, reason },
    cause: mistake,
  });
}

function describeIssue(issue: z.core.$ZodIssue, document: Document): ManifestProblem[] {
  const { path } = issue;
  if (path.length > 0 && !document.hasIn(path)) {
    return [{ path, message: `\`${String(path.at(-1))}\` is missing` }];
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path));
    case 'invalid_type':
      return [{ path, message: issue.message.replace(/^Invalid input: /, '') }];
    case 'invalid_key':
      return [{ path, message: issue.issues.map(({ message }) => message).join(', ') }];
    case 'invalid_union':
      return [{ path, message: 'expected a text, a number, `true` or `false`' }];
    default:
      return [{ path, message: issue.message }];
  }
}

function unknownKey(key: string, path: readonly PropertyKey[]): ManifestProblem {
  const known = Object.keys(path[0] === 'units' ? unitManifest.shape : manifestSchema.shape);
  const meant = nearest(key, known);
  const fix = meant === undefined ? `known are ${quoted(known)}` : `did you mean \`${meant}\`?`;
  return { path: [...path, key], message: `unknown key \`${key}\`: ${fix}` };
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

interface Invalid {
  readonly file: string;
  readonly problems: readonly ManifestProblem[];
  readonly document: Document;
  readonly lines: LineCounter;
}

function invalidError({ file, problems, document, lines }: Invalid): PokerbotError {
  const located = problems
    .map(({ path, message }) => {
      const { line, col } = lines.linePos(offsetOf(document, path));
      return { path: path.map(String).join('.'), line, column: col, message };
    })
    .sort((one, other) => one.line - other.line || one.column - other.column);
  return new PokerbotError('MANIFEST_INVALID', {
    message: located
      .map(({ line, column, message }) => `\`${file}:${line}:${column}\`: ${message}`)
      .join('\n'),
    next: [
      'correct the named lines; `docs/schemas/manifest.json` of pokerbot describes the format',
    ],
    details: { file, problems: located },
  });
}

/** Where a path begins in the text: its key where there is one, else the nearest thing around it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const part of path) {
    const pair = isMap(node)
      ? node.items.find((item) => isPair(item) && String(item.key) === String(part))
      : undefined;
    const next = pair?.value ?? (isNode(node) && 'get' in node ? node.get(part, true) : undefined);
    offset = startOf(pair?.key) ?? startOf(next) ?? offset;
    node = next;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
