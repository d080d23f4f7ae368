/** One entry of a YAML mapping: its key without quotes, and its lines with everything below them. */
export interface MappingEntry {
  readonly key: string;
  readonly text: string;
}

/**
 * Cuts a mapping in the style that pnpm writes into its entries, by their indentation. A lockfile of three thousand lines takes a
 * millisecond, where a parser takes a hundred, and what is kept stays as it is written.
 */
export function mappingEntries(text: string, indent: number): MappingEntry[] {
  const heads = new RegExp(`^ {${indent}}(?=[^ #\\n])(?:'([^']+)'|"([^"]+)"|(.+?)):(?= |$)`, 'gm');
  const found = [...text.matchAll(heads)];
  return found.map((match, position) => ({
    key: match[1] ?? match[2] ?? match[3] ?? '',
    text: text.slice(match.index, found[position + 1]?.index ?? text.length),
  }));
}

/** An entry with those of the entries below it that `keep` gives back, changed or not. */
export function withEntries(
  entry: MappingEntry,
  { indent, keep }: { indent: number; keep(inner: MappingEntry): string | undefined },
): string {
  const inner = mappingEntries(entry.text, indent);
  if (inner.length === 0) return entry.text;
  const head = entry.text.slice(0, entry.text.indexOf('\n') + 1);
  const kept = inner.flatMap((each) => keep(each) ?? []);
  return kept.length === 0 ? `${head.trimEnd()} {}\n` : `${head}${kept.join('')}`;
}
