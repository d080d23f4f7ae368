import type { PlayedManifest } from '../match/set-up-match.ts';
import { type HandLine, isCrashed, type PlayedLine } from '../record/hand-line.ts';
import { readJsonLines } from '../run-folder/read-lines.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import { handLineSchema } from '../run-folder/run-line-schema.ts';
import { namesOf } from './names-of.ts';

/** What was seen of a player in hands that were played to their end. */
export interface Seen {
  readonly hands: number;
  /** In which an advisor of its own was late or failed. */
  readonly degradedHands: number;
  readonly decisions: number;
  readonly degradedDecisions: number;
}

/** Of whoever has not played. */
export const nothingSeen: Seen = {
  hands: 0,
  degradedHands: 0,
  decisions: 0,
  degradedDecisions: 0,
};

export function seenTogether(all: readonly Seen[]): Seen {
  return all.reduce(sum, nothingSeen);
}

/**
 * What a match has on file of the first and the second.
 * @throws PokerbotError `RUN_DAMAGED`
 */
export function seenInMatch(folder: RunFolder, manifest: PlayedManifest): [Seen, Seen] {
  const { a, b } = namesOf(manifest);
  let first = nothingSeen;
  let second = nothingSeen;
  for (const line of readJsonLines<HandLine>(folder.file('hands.jsonl'), handLineSchema)) {
    if (isCrashed(line)) continue;
    first = sum(first, seenInHand(line, b));
    second = sum(second, seenInHand(line, a));
  }
  return [first, second];
}

function seenInHand({ players, decisions = [] }: PlayedLine, name: string): Seen {
  const own = decisions.filter(({ seat }) => players[seat] === name);
  const degraded = own.filter((decision) => decision.degraded).length;
  return {
    hands: 1,
    degradedHands: degraded > 0 ? 1 : 0,
    decisions: own.length,
    degradedDecisions: degraded,
  };
}

function sum(one: Seen, other: Seen): Seen {
  return {
    hands: one.hands + other.hands,
    degradedHands: one.degradedHands + other.degradedHands,
    decisions: one.decisions + other.decisions,
    degradedDecisions: one.degradedDecisions + other.degradedDecisions,
  };
}

/** Why nothing is known of a bot, in a sentence; undefined once it made a decision with every advisor. */
export function whyUnseen(
  name: string,
  { decisions, degradedDecisions }: Seen,
): string | undefined {
  if (decisions > degradedDecisions) return undefined;
  if (decisions === 0) {
    return `\`${name}\` made no decision in a hand that was played to its end`;
  }
  return `All ${decisions} decisions of \`${name}\` were degraded: an advisor was late or failed in each`;
}
