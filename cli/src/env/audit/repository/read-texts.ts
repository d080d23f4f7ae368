import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, finding } from '../findings/finding.ts';
import { linkStatIfAny, statIfAny } from '../stat-if-any.ts';
import { wideEncoding } from '../wide-encoding.ts';

export interface TextFile {
  readonly path: string;
  readonly text: string;
  /** Permissions. */
  readonly mode: number;
}

export interface ReadTexts {
  readonly texts: readonly TextFile[];
  /** Everything else, one character for each byte. */
  readonly binaries: readonly TextFile[];
  /** Links that lead nowhere. */
  readonly findings: readonly Finding[];
  /** Files that this account may not read. */
  readonly closed: readonly string[];
  /** Files that are too large to be read. */
  readonly large: readonly string[];
}

/** No text that somebody writes is larger. */
export const mostBytes = 4 * 1024 * 1024;
/** Git looks as far to tell a text from anything else. */
const looked = 8_000;

/** The files of a usual size: texts, and others. */
export function readTexts(workspace: string, files: readonly string[]): ReadTexts {
  const found = files.map((path) => ({ path, stats: statIfAny(join(workspace, path)) }));
  const whole = found.flatMap(({ path, stats }) => (stats?.isFile() ? [{ path, stats }] : []));
  const closed: string[] = [];
  const read = whole.flatMap(({ path, stats: { size, mode } }) => {
    if (size > mostBytes) return [];
    const content = readIfAny(join(workspace, path));
    if (!content) closed.push(path);
    return content ? [{ ...content, path, mode: mode & 0o777 }] : [];
  });
  return {
    texts: read.filter(({ binary }) => !binary),
    binaries: read.filter(({ binary }) => binary),
    closed,
    // A file that was deleted and is still in the index is no matter.
    findings: found
      .filter(({ path, stats }) => !stats && isLink(join(workspace, path)))
      .map(({ path }) =>
        finding('link-broken', {
          at: { file: path },
          message: `\`${path}\` is a link that leads nowhere`,
        }),
      ),
    large: whole.filter(({ stats }) => stats.size > mostBytes).map(({ path }) => path),
  };
}

function isLink(path: string): boolean {
  return linkStatIfAny(path)?.isSymbolicLink() ?? false;
}

function readIfAny(file: string): { text: string; binary: boolean } | undefined {
  try {
    const bytes = readFileSync(file);
    const wide = wideEncoding(bytes);
    if (wide !== undefined) return { text: new TextDecoder(wide).decode(bytes), binary: false };
    const binary = bytes.subarray(0, looked).includes(0);
    return { text: bytes.toString(binary ? 'latin1' : 'utf8'), binary };
  } catch {
    return undefined;
  }
}
