import { type Document, isMap, isNode, isPair, type LineCounter } from 'yaml';

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Located {
  readonly document: Document;
  readonly lines: LineCounter;
}

/** Where a path begins in the text, from 1: its key where there is one, else the nearest thing around it. */
export function locate({ document, lines }: Located, path: readonly PropertyKey[]): Place {
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
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
