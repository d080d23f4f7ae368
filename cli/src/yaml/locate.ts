import {
  type Document,
  isMap,
  isNode,
  isPair,
  type LineCounter,
  type Pair,
  type YAMLMap,
} from 'yaml';

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Located {
  readonly document: Document;
  readonly lines: LineCounter;
}

/** Finds values of a document by their paths; remembers the keys of each map, so that many are found quickly. */
export class Locator {
  readonly #located: Located;
  readonly #pairs = new Map<YAMLMap, ReadonlyMap<string, Pair>>();

  constructor(located: Located) {
    this.#located = located;
  }

  /** Whether the text has a value at the path. */
  has(path: readonly PropertyKey[]): boolean {
    let node: unknown = this.#located.document.contents;
    for (const part of path) {
      const found = this.#step(node, part);
      if (!found) return false;
      node = found.value;
    }
    return true;
  }

  /** Where a path begins in the text, from 1: its key where there is one, else the nearest thing around it. */
  placeOf(path: readonly PropertyKey[]): Place {
    const { document, lines } = this.#located;
    let node: unknown = document.contents;
    let offset = startOf(node) ?? 0;
    for (const part of path) {
      const found = this.#step(node, part);
      offset = startOf(found?.key) ?? startOf(found?.value) ?? offset;
      node = found?.value;
    }
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  }

  #step(
    node: unknown,
    part: PropertyKey,
  ): { readonly key?: unknown; readonly value: unknown } | undefined {
    if (isMap(node)) return this.#pairsOf(node).get(String(part));
    if (!isNode(node) || !('get' in node)) return undefined;
    const value = node.get(part, true);
    return value === undefined ? undefined : { value };
  }

  #pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
    const known = this.#pairs.get(map);
    if (known) return known;
    const pairs = new Map(map.items.filter(isPair).map((pair) => [String(pair.key), pair]));
    this.#pairs.set(map, pairs);
    return pairs;
  }
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
