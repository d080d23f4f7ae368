import { resolve } from 'node:path';
import { readSource, type SkippedHand, type SourceHand, skippedOf } from '../source/read-source.ts';
import type { SourceFile } from '../source/source-file.ts';
import {
  isRefused,
  type RecordedDecision,
  type RecordedHand,
  recordedHand,
} from './recorded-hand.ts';

export interface SourceOptions {
  readonly files: readonly SourceFile[];
  readonly workspace: string;
  /** Only so many hands from the begin; all when undefined. */
  readonly limit?: number | undefined;
  /** Told how many bytes more were read. */
  readonly onRead?: ((bytes: number) => void) | undefined;
}

/** Where a hand stands. */
export interface HandPlace {
  /** Its number among all hands of the source, from 0, those that are skipped counted. */
  readonly ordinal: number;
  readonly hand: string;
  readonly file: string;
  readonly line: number;
}

/** What a source holds, hand by hand. */
export type SourceItem =
  | { readonly kind: 'hand'; readonly place: HandPlace; readonly recorded: RecordedHand }
  | { readonly kind: 'skipped'; readonly skipped: SkippedHand }
  | { readonly kind: 'torn' };

/** Everything in the files of a source, in order. */
export function* readItems({
  files,
  workspace,
  limit,
  onRead,
}: SourceOptions): Generator<SourceItem> {
  let ordinal = 0;
  for (const { name, path, bytes } of files) {
    for (const read of readSource({ path: resolve(workspace, path), name, bytes, onRead })) {
      if (read.kind !== 'torn') {
        if (ordinal === limit) return;
        ordinal += 1;
      }
      yield itemOf(read, { ordinal: ordinal - 1, file: name });
    }
  }
}

function itemOf(
  read: SourceHand,
  { ordinal, file }: { ordinal: number; file: string },
): SourceItem {
  if (read.kind !== 'hand') return read;
  const { history, line } = read;
  const recorded = recordedHand(history);
  if (isRefused(recorded)) return { kind: 'skipped', skipped: skippedOf(recorded, line) };
  return { kind: 'hand', place: { ordinal, hand: history.hand, file, line }, recorded };
}

/** A decision to replay. */
export interface Spot extends RecordedDecision {
  readonly place: HandPlace;
  /** Everybody at the table, by seat. */
  readonly players: readonly string[];
}

/** The decisions of the wanted players, of all when none is named, in the order they were made. */
export function* readSpots(options: SourceOptions, players: readonly string[]): Generator<Spot> {
  for (const item of readItems(options)) {
    if (item.kind !== 'hand') continue;
    for (const decision of item.recorded.decisions) {
      if (players.length === 0 || players.includes(decision.player)) {
        yield { place: item.place, players: item.recorded.players, ...decision };
      }
    }
  }
}
