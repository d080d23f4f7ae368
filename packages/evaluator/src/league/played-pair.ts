import type { AbSummary } from '@poker-bot/shared/evaluation/ab-summary';
import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import { dealValues } from '../compare/deal-values.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import { type Broken, brokenDeals, unbroken } from './broken-deals.ts';
import type { LeaguePair } from './league-matches.ts';
import { nothingSeen, type Seen, seenInMatch } from './seen-in-match.ts';

/** What one of the two did, apart from winning. */
export interface Conduct {
  readonly illegalActions: number;
  readonly timeouts: number;
}

/** A match as far as it is played. */
export interface PlayedPair {
  readonly runId: string;
  readonly places: readonly [number, number];
  readonly hands: number;
  readonly crashes: number;
  /** By the first and by the second. */
  readonly broken: readonly [Broken, Broken];
  /** Of the first and the second. */
  readonly seen: readonly [Seen, Seen];
  readonly conduct: readonly [Conduct, Conduct];
  /** What the first won from the second in each deal that was played whole, in bb/100. */
  readonly values: ReadonlyMap<number, number>;
}

/** Of a script, which does what its file says, and of whoever has not played. */
const faultless: Conduct = { illegalActions: 0, timeouts: 0 };

/** A match of which nothing is on file. */
export function unplayedPair({ places, manifest: { runId } }: LeaguePair): PlayedPair {
  const values = new Map<number, number>();
  const counts = { hands: 0, crashes: 0 };
  const broken = [unbroken, unbroken] as const;
  const seen = [nothingSeen, nothingSeen] as const;
  return { runId, places, ...counts, broken, seen, conduct: [faultless, faultless], values };
}

/**
 * Reads what a match has on file.
 * @throws PokerbotError `RUN_DAMAGED`
 */
export function readPair(
  { places, manifest }: LeaguePair,
  { folder, summary }: { readonly folder: RunFolder; readonly summary: AbSummary | SmokeSummary },
): PlayedPair {
  const { runId, hands, crashes } = summary;
  const values = dealValues(folder, manifest);
  return {
    ...{ runId, places, hands, crashes },
    seen: seenInMatch(folder, manifest),
    broken: crashes === 0 ? [unbroken, unbroken] : brokenDeals(folder, manifest),
    conduct: summary.suite === 'ab' ? [summary.b, summary.a] : [summary, faultless],
    values: values['luck-corrected'] ?? values.duplicate ?? new Map<number, number>(),
  };
}
