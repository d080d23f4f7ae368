import { splitLines } from './lines.ts';
import { matchLines } from './match-lines.ts';

export interface Versions {
  /** The common ancestor. */
  readonly base: string;
  readonly yours: string;
  readonly fresh: string;
}

export interface Merge {
  readonly text: string;
  readonly conflicts: number;
}

const opening = '<<<<<<< yours\n';
const closing = '>>>>>>> pokerbot init\n';

/**
 * Merges two edits of one text line by line (the diff3 algorithm: S. Khanna, K. Kunal, B. Pierce, *A Formal Investigation of
 * Diff3*, 2007). Where both changed the same lines differently, both stand between markers. Line ends stay as yours are.
 */
export function mergeTexts(versions: Versions): Merge {
  const windows = versions.yours.includes('\r\n');
  const [base, yours, fresh] = [versions.base, versions.yours, versions.fresh].map((text) =>
    splitLines(text.replaceAll('\r\n', '\n')),
  ) as [string[], string[], string[]];
  let conflicts = 0;
  const pieces = chunks({ base, yours, fresh }).map((chunk) => {
    const text = resolve(chunk);
    if (text !== undefined) return text;
    conflicts += 1;
    return markConflict(chunk);
  });
  const text = pieces.join('');
  return { text: windows ? text.replaceAll('\n', '\r\n') : text, conflicts };
}

/** Whether a text still holds a conflict that an earlier merge marked. */
export function hasConflict(text: string): boolean {
  return text.includes(opening.trimEnd()) && text.includes(closing.trimEnd());
}

interface Sides {
  readonly base: readonly string[];
  readonly yours: readonly string[];
  readonly fresh: readonly string[];
}

/** Cuts the three texts where all of them agree on a line. */
function chunks({ base, yours, fresh }: Sides): Sides[] {
  const inYours = matchLines(base, yours);
  const inFresh = matchLines(base, fresh);
  const found: Sides[] = [];
  let from = { base: 0, yours: 0, fresh: 0 };
  const cut = (to: typeof from) => {
    found.push({
      base: base.slice(from.base, to.base),
      yours: yours.slice(from.yours, to.yours),
      fresh: fresh.slice(from.fresh, to.fresh),
    });
    from = to;
  };
  for (let index = 0; index < base.length; index += 1) {
    const [yoursIndex = -1, freshIndex = -1] = [inYours[index], inFresh[index]];
    if (yoursIndex === -1 || freshIndex === -1) continue;
    cut({ base: index, yours: yoursIndex, fresh: freshIndex });
    cut({ base: index + 1, yours: yoursIndex + 1, fresh: freshIndex + 1 });
  }
  cut({ base: base.length, yours: yours.length, fresh: fresh.length });
  return found;
}

function resolve({ base, yours, fresh }: Sides): string | undefined {
  const [before, mine, theirs] = [base.join(''), yours.join(''), fresh.join('')];
  if (mine === before || mine === theirs) return theirs;
  return theirs === before ? mine : undefined;
}

function markConflict({ yours, fresh }: Sides): string {
  return [opening, closed(yours), '=======\n', closed(fresh), closing].join('');
}

/** A marker needs a line of its own, also after a last line without an end. */
function closed(lines: readonly string[]): string {
  const text = lines.join('');
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
