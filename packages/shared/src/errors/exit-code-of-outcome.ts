import { catalog } from './catalog.ts';
import type { ExitCode } from './catalog-entry.ts';

/** The exit code of work whose outcome is told as a code of the catalogue, or as a word where it ended well: then 0. */
export function exitCodeOfOutcome(outcome: string): ExitCode {
  return Object.hasOwn(catalog, outcome) ? catalog[outcome as keyof typeof catalog].exit : 0;
}
