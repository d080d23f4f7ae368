import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, finding } from '../findings/finding.ts';
import { linkStatIfAny, statIfAny } from '../stat-if-any.ts';

export interface TextFile {
  readonly path: string;
  readonly text: string;
  /** Permissions. */
  readonly mode: number;
}

export interface ReadTexts {
  readonly texts: readonly TextFile[];
  /** Links that lead nowhere. */
  readonly findings: readonly Finding[];
  /** Files that are too large to be read. */
  readonly large: readonly string[];
}

/** No text that somebody writes is larger. */
export const mostBytes = 4 * 1024 * 1024;
/** Git looks as far to tell a text from anything else. */
const looked = 8_000;

/** The files that are texts of a usual size. */
export function readTexts(workspace: string, files: readonly string[]): ReadTexts {
  const found = files.map((path) => ({ path, stats: statIfAny(join(workspace, path)) }));
  const whole = found.flatMap(({ path, stats }) => (stats?.isFile() ? [{ path, stats }] : []));
  return {
    texts: whole.flatMap(({ path, stats: { size, mode } }) => {
      const text = size > mostBytes ? undefined : readIfText(join(workspace, path));
      return text === undefined ? [] : [{ path, text, mode: mode & 0o777 }];
    }),
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

function readIfText(file: string): string | undefined {
  try {
    const bytes = readFileSync(file);
    const wide = wideEncoding(bytes);
    if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
    return bytes.subarray(0, looked).includes(0) ? undefined : bytes.toString('utf8');
  } catch {
    return undefined;
  }
}

/** Some shells of Windows write UTF-16, which begins with a mark. */
function wideEncoding([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}
