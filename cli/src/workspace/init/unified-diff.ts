import { splitLines } from './lines.ts';
import { matchLines } from './match-lines.ts';

type Mark = ' ' | '-' | '+';

interface Edit {
  readonly mark: Mark;
  readonly line: string;
}

const context = 2;

/** The difference of two texts in the unified format, without file names; empty when they are equal. */
export function unifiedDiff(old: string, fresh: string): string {
  const edits = editsBetween(splitLines(old), splitLines(fresh));
  const near = edits.map((_, index) =>
    edits.slice(Math.max(0, index - context), index + context + 1).some(({ mark }) => mark !== ' '),
  );
  const lines: string[] = [];
  let position = { old: 1, fresh: 1 };
  edits.forEach((edit, index) => {
    if (near[index] && !near[index - 1]) lines.push(`@@ -${position.old} +${position.fresh} @@`);
    if (near[index]) lines.push(`${edit.mark}${edit.line.replace(/\r?\n$/, '')}`);
    position = {
      old: position.old + (edit.mark === '+' ? 0 : 1),
      fresh: position.fresh + (edit.mark === '-' ? 0 : 1),
    };
  });
  return lines.join('\n');
}

function editsBetween(old: readonly string[], fresh: readonly string[]): Edit[] {
  const matches = matchLines(old, fresh);
  const edits: Edit[] = [];
  let next = 0;
  const add = (until: number) => {
    for (const line of fresh.slice(next, until)) edits.push({ mark: '+', line });
    next = until;
  };
  old.forEach((line, index) => {
    const match = matches[index] ?? -1;
    if (match === -1) {
      edits.push({ mark: '-', line });
      return;
    }
    add(match);
    edits.push({ mark: ' ', line });
    next = match + 1;
  });
  add(fresh.length);
  return edits;
}
