import type { ErrorCode } from '@poker-bot/shared/errors/catalog';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { type Document, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { describeIssue, type Problem } from './describe-issue.ts';
import { Locator } from './locate.ts';

export interface YamlFormat<S extends z.ZodType> {
  readonly schema: S;
  readonly syntaxCode: ErrorCode;
  readonly invalidCode: ErrorCode;
  /** What to do about a value that is refused. */
  readonly next: string;
  knownKeys(path: readonly PropertyKey[]): readonly string[];
  /** Rules between fields, which the schema cannot say. */
  check?(value: z.output<S>): readonly Problem[];
}

/**
 * Reads YAML, and with it JSON, by a schema. Every problem is told as `file:line:column: what`.
 *
 * @param file how messages call it
 * @throws PokerbotError with the codes of the format
 */
export function readYaml<S extends z.ZodType>(
  { text, file }: { readonly text: string; readonly file: string },
  format: YamlFormat<S>,
): z.output<S> {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines });
  const [mistake] = document.errors;
  if (mistake) throw syntaxError({ file, mistake, lines, code: format.syntaxCode });
  const parsed = format.schema.safeParse(resolved({ document, file, lines, format }) ?? {});
  const locator = new Locator({ document, lines });
  const context = { locator, knownKeys: format.knownKeys };
  const problems = parsed.success
    ? (format.check?.(parsed.data) ?? [])
    : parsed.error.issues.flatMap((issue) => describeIssue(issue, context));
  if (parsed.success && problems.length === 0) return parsed.data;
  throw invalidError({ file, problems, locator, format });
}

interface Composed {
  readonly document: Document.Parsed;
  readonly file: string;
  readonly lines: LineCounter;
  readonly format: { readonly syntaxCode: ErrorCode };
}

/** Only here aliases are followed: one without its anchor, or far too many of them, cannot be. */
function resolved({ document, file, lines, format }: Composed): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    const message = (cause as Error).message;
    const name = message.match(/^Unresolved alias .*: (\S+)$/)?.[1];
    const pos = positionOfAlias(document, name);
    throw syntaxError({ file, mistake: { message, pos }, lines, code: format.syntaxCode });
  }
}

/** Of the alias of that name, else of the first. */
function positionOfAlias(document: Document, name: string | undefined): readonly [number, number] {
  let found: readonly [number, number] = [0, 0];
  visit(document, {
    Alias: (_key, { source, range }) => {
      if (!range || (name !== undefined && source !== name)) return undefined;
      found = [range[0], range[1]];
      return visit.BREAK;
    },
  });
  return found;
}

interface Mistake {
  readonly file: string;
  readonly mistake: { readonly message: string; readonly pos: readonly [number, number] };
  readonly lines: LineCounter;
  readonly code: ErrorCode;
}

function syntaxError({ file, mistake, lines, code }: Mistake): PokerbotError {
  const { line, col } = lines.linePos(mistake.pos[0]);
  const reason = mistake.message.split(' at line ')[0]?.trim() ?? mistake.message;
  return new PokerbotError(code, {
    message: `\`${file}:${line}:${col}\`: ${reason}`,
    next: ['correct that line; indentation is by spaces and values with `: ` or `#` need quotes'],
    details: { file, line, column: col, reason },
    cause: mistake,
  });
}

interface Invalid {
  readonly file: string;
  readonly problems: readonly Problem[];
  readonly locator: Locator;
  readonly format: { readonly invalidCode: ErrorCode; readonly next: string };
}

function invalidError({ file, problems, locator, format }: Invalid): PokerbotError {
  const placed = problems
    .map(({ path, message }) => ({
      path: path.map(String).join('.'),
      ...locator.placeOf(path),
      message,
    }))
    .sort((one, other) => one.line - other.line || one.column - other.column);
  return new PokerbotError(format.invalidCode, {
    message: placed
      .map(({ line, column, message }) => `\`${file}:${line}:${column}\`: ${message}`)
      .join('\n'),
    next: [format.next],
    details: { file, problems: placed },
  });
}
