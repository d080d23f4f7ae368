import type { Place } from './findings/finding.ts';

/** The place that a layer tells as its origin, such as `.env:12`. */
export function placeOfOrigin(origin: string | undefined): Place {
  const [, file, line] = /^(\.env[^:]*|pokerbot\.yaml)(?::(\d+))?$/.exec(origin ?? '') ?? [];
  if (file === undefined) return { file: null };
  return line === undefined ? { file } : { file, line: Number(line), column: 1 };
}
