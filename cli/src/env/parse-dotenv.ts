import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { AuditedEntry, DotenvFile } from './dotenv-file.ts';
import { readDotenvValue } from './read-dotenv-value.ts';

const assignment = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_.]*)[ \t]*=[ \t]*/;

/**
 * Reads an environment file: `NAME=value`, optionally after `export`; comments; empty lines. Single quotes keep everything as
 * it is, double quotes know `\n`, `\r`, `\t`, `\"`, `\\` and `\$`; both may span lines. Without quotes a value ends at ` #`.
 * Nothing is substituted: `$NAME` is itself.
 *
 * @throws PokerbotError `ENV_FILE_SYNTAX` naming file and line, never the value
 */
export function parseDotenv(text: string, path: string): DotenvFile {
  const entries = [...readDotenvEntries(text)].map((entry) => {
    if (entry.kind === 'unreadable') throw syntaxError(path, entry);
    return entry;
  });
  return { path, entries };
}

/** Every piece of an environment file. After a line that cannot be read it goes on with the next one. */
export function* readDotenvEntries(text: string): Generator<AuditedEntry> {
  let offset = 0;
  let line = 1;
  if (text.startsWith('\uFEFF')) {
    yield { kind: 'text', raw: '\uFEFF' };
    offset = 1;
  }
  while (offset < text.length) {
    const entry = readEntry({ text, offset, line });
    yield entry;
    offset += entry.raw.length;
    line += entry.raw.split('\n').length - 1;
  }
}

interface Position {
  readonly text: string;
  readonly offset: number;
  readonly line: number;
}

function readEntry({ text, offset, line }: Position): AuditedEntry {
  const whole = text.slice(offset, endOfLine(text, offset));
  if (/^[ \t]*(#.*)?\r?\n?$/.test(whole)) return { kind: 'text', raw: whole };
  const head = assignment.exec(whole);
  if (!head) return { kind: 'unreadable', raw: whole, line, reason: explain(whole) };
  const name = String(head[1]);
  const start = offset + head[0].length;
  const read = readDotenvValue(text, start);
  if ('problem' in read) {
    return { kind: 'unreadable', raw: whole, line, reason: `\`${name}\`: ${read.problem}` };
  }
  const raw = text.slice(offset, endOfLine(text, read.end));
  return { kind: 'assignment', raw, name, value: read.value, line };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end + 1;
}

function explain(whole: string): string {
  const name = /^[ \t]*(?:export[ \t]+)?([^=\s]+)/.exec(whole)?.[1] ?? '';
  if (!whole.includes('=')) return 'expected `NAME=value`, there is no `=`';
  return /^[A-Za-z_]/.test(name)
    ? 'expected `NAME=value`; a name has letters, digits and `_` only'
    : 'expected `NAME=value`; a name begins with a letter or `_`';
}

function syntaxError(
  path: string,
  { line, reason }: { readonly line: number; readonly reason: string },
): PokerbotError {
  return new PokerbotError('ENV_FILE_SYNTAX', {
    message: `\`${path}:${line}\`: ${reason}`,
    details: { file: path, line, reason },
  });
}
