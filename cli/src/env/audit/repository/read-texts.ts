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
}

const mostBytes = 1024 * 1024;
/** Git looks as far to tell a text from anything else. */
const looked = 8_000;

/** The files that are texts of a usual size. */
export function readTexts(workspace: string, files: readonly string[]): ReadTexts {
  const texts: TextFile[] = [];
  const findings: Finding[] = [];
  for (const path of files) {
    const file = join(workspace, path);
    const found = statIfAny(file);
    if (!found) {
      // A file that was deleted and is still in the index is no matter.
      if (!linkStatIfAny(file)?.isSymbolicLink()) continue;
      findings.push(
        finding('link-broken', {
          at: { file: path },
          message: `\`${path}\` is a link that leads nowhere`,
        }),
      );
    } else if (found.isFile() && found.size <= mostBytes) {
      const text = readIfText(file);
      if (text !== undefined) texts.push({ path, text, mode: found.mode & 0o777 });
    }
  }
  return { texts, findings };
}

function readIfText(file: string): string | undefined {
  try {
    const bytes = readFileSync(file);
    return bytes.subarray(0, looked).includes(0) ? undefined : bytes.toString('utf8');
  } catch {
    return undefined;
  }
}
