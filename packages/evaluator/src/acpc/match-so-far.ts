import { existsSync, truncateSync } from 'node:fs';
import type { MatchBefore } from '@poker-bot/executor/acpc/protocol/dealer-match';
import { fileFault } from '@poker-bot/logger/journal/file-fault';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { serveConductSchema } from '@poker-bot/shared/evaluation/serve-summary';
import { z } from 'zod';
import type { ServeManifest } from '../config/serve-manifest.ts';
import { readLines } from '../run-folder/read-lines.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import { playerNames, type ServeScore } from './serve-score.ts';

type MatchFile = 'match.log' | 'hands.jsonl' | 'timings.jsonl';

/** What a match that was stopped has on file. A hand counts when its line is in the log and among the hands. */
export interface MatchSoFar extends MatchBefore {
  /** Hands in which an advisor of our bot was late or failed. */
  readonly degradedHands: number;
  /** Bytes of each file up to the last of these hands. */
  readonly bytes: Readonly<Record<MatchFile, number>>;
}

const handLine = z.looseObject({
  index: z.int(),
  tags: z.looseObject({ degraded: z.boolean().optional() }),
});
/** `conduct` is by seat, of the match so far; absent in matches from before they could be continued. */
const timingLine = z.looseObject({
  index: z.int(),
  conduct: z.array(serveConductSchema).optional(),
});

/** Begun anew, its log as well: that may have been cut in the middle of its head. */
const nothing: MatchSoFar = {
  hands: 0,
  totals: [],
  reports: [],
  degradedHands: 0,
  bytes: { 'match.log': 0, 'hands.jsonl': 0, 'timings.jsonl': 0 },
};

/**
 * Reads how far a match has come, and scores it.
 * @throws PokerbotError `RUN_DAMAGED` when the files are not those of this match, hand by hand
 */
export function readMatchSoFar(
  folder: RunFolder,
  { manifest, score }: { readonly manifest: ServeManifest; readonly score: ServeScore },
): MatchSoFar {
  const logged = countLogged(folder, manifest);
  const { hands, degradedHands, end } = readHands(folder, logged);
  if (hands === 0) return nothing;
  const { reports, end: timed } = conductUntil(folder, hands);
  const bytes = {
    'match.log': scoreLog(folder, { hands, score }),
    'hands.jsonl': end,
    'timings.jsonl': timed,
  };
  return { hands, totals: score.totals, reports, degradedHands, bytes };
}

/**
 * Cuts off what is not of a whole hand, so that the files can be gone on with.
 * @throws PokerbotError `FILE_UNWRITABLE`
 */
export function cutToWholeHands(folder: RunFolder, { bytes }: MatchSoFar): void {
  for (const [name, size] of Object.entries(bytes)) {
    const path = folder.file(name as MatchFile);
    try {
      // Killed at once, a match has not all of its files: they are made when it goes on.
      if (existsSync(path)) truncateSync(path, size);
    } catch (error) {
      throw fileFault(path, error);
    }
  }
}

interface Line {
  readonly text: string;
  readonly number: number;
  /** Byte after its line end. */
  readonly end: number;
}

function* linesOf(path: string): Generator<Line, void, undefined> {
  let [number, end] = [0, 0];
  for (const text of readLines(path)) {
    number += 1;
    end += Buffer.byteLength(text) + 1;
    yield { text, number, end };
  }
}

/** Hands in the log, each that of its place, with everybody on the seat that is theirs. */
function countLogged(folder: RunFolder, manifest: ServeManifest): number {
  const path = folder.file('match.log');
  const names = playerNames(manifest);
  let hands = 0;
  for (const { text, number } of linesOf(path)) {
    if (!text.startsWith('STATE:')) continue;
    const fields = text.split(':');
    const seated = names.map((_, position) => names[(position + hands) % names.length]).join('|');
    const isDue = fields.length === 6 && fields[1] === String(hands) && fields[5] === seated;
    if (!isDue || hands >= manifest.settings.hands) {
      throw damaged({ path, number, what: `is not hand ${hands} of this match` });
    }
    hands += 1;
  }
  return hands;
}

/** @returns byte of the log after the last hand and what was noted about it */
function scoreLog(
  folder: RunFolder,
  { hands, score }: { readonly hands: number; readonly score: ServeScore },
): number {
  let kept = 0;
  for (const { text, end } of linesOf(folder.file('match.log'))) {
    const isHand = text.startsWith('STATE:');
    if (text.startsWith('SCORE:') || (isHand && score.hands === hands)) break;
    score.addLine(text);
    kept = end;
  }
  return kept;
}

function readHands(folder: RunFolder, logged: number) {
  const path = folder.file('hands.jsonl');
  let [hands, degradedHands, kept] = [0, 0, 0];
  for (const { text, number, end } of linesOf(path)) {
    const line = parsed(text, { schema: handLine, path, number });
    if (line.index !== hands) throw damaged({ path, number, what: `is not hand ${hands}` });
    if (hands === logged) break;
    hands += 1;
    if (line.tags.degraded === true) degradedHands += 1;
    kept = end;
  }
  return { hands, degradedHands, end: kept };
}

/**
 * How everybody has kept to the protocol in so many hands, as far as it was noted, and where in the file that ends.
 * @throws PokerbotError `RUN_DAMAGED`
 */
export function conductUntil(
  folder: RunFolder,
  hands: number,
): Pick<MatchBefore, 'reports'> & { readonly end: number } {
  const path = folder.file('timings.jsonl');
  let reports: MatchBefore['reports'] = [];
  let kept = 0;
  for (const { text, number, end } of linesOf(path)) {
    const { index, conduct } = parsed(text, { schema: timingLine, path, number });
    if (index >= hands) break;
    reports = conduct ?? reports;
    kept = end;
  }
  return { reports, end: kept };
}

interface Place {
  readonly path: string;
  readonly number: number;
}

function parsed<S extends z.ZodType>(
  text: string,
  { schema, ...place }: Place & { readonly schema: S },
): z.output<S> {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw damaged({ ...place, what: 'is not what a match writes' }, cause);
  }
}

function damaged(
  { path, number, what }: Place & { readonly what: string },
  cause?: unknown,
): PokerbotError {
  return new PokerbotError('RUN_DAMAGED', {
    message: `\`${path}\`, line ${number} ${what}`,
    details: { path, line: number },
    cause,
  });
}
