import type { Clock } from '@poker-bot/shared/clock/clock';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Tell } from '@poker-bot/shared/evaluation/run-event';
import { shadowIdle, shadowSkipped } from '@poker-bot/shared/evaluation/shadow-summary';
import { z } from 'zod';
import { Breath } from '../../suites/breath.ts';
import type { SkippedHand } from '../source/read-source.ts';
import { readItems, type SourceItem, type SourceOptions } from './read-spots.ts';
import type { RecordedHand } from './recorded-hand.ts';
import { ScanProgress } from './scan-progress.ts';

/** Hands and players that are told by name; all are counted. */
const mostListed = 50;
/** Names that are remembered, to find the one that was meant. */
const mostNames = 1_000;

export interface ScanOptions {
  /** Those whose decisions are wanted; empty for everybody. */
  readonly players: readonly string[];
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly tell: Tell;
  /** The source as people are told of it. */
  readonly name: string;
}

/** What a source holds for the wanted players. */
export const sourceScan = z.strictObject({
  /** All hands, those that are skipped among them. */
  hands: z.int().min(0),
  /** Hands with a decision to replay. */
  replayed: z.int().min(0),
  decisions: z.int().min(0),
  /** Decisions left out because nobody knows the player's cards. */
  unseen: z.int().min(0),
  skipped: shadowSkipped,
  /** Those that are neither replayed nor skipped; null in runs of earlier versions. */
  idle: shadowIdle.nullable().default(null),
});

export type SourceScan = z.output<typeof sourceScan>;

/**
 * Reads a source to its end, without asking a bot: what there is to replay.
 *
 * @throws PokerbotError `INTERRUPTED`, `HANDS_WRONG`, `CARDS_UNKNOWN`, `PLAYER_UNKNOWN`, `HISTORY_FORMAT_UNKNOWN`
 */
export async function scanSource(
  options: SourceOptions,
  { players, clock, signal, tell, name }: ScanOptions,
): Promise<SourceScan> {
  const breath = new Breath(clock);
  const counts = new SourceCounts(players);
  const of = options.files.reduce((sum, { bytes }) => sum + bytes, 0);
  const progress = new ScanProgress({ clock, tell, source: name, of });
  for (const item of readItems({ ...options, onRead: progress.addBytes })) {
    counts.add(item);
    progress.step(counts.scan.hands);
    await breath.take();
    if (signal.aborted) throw interrupted(counts.scan.hands);
  }
  requirePlayers(players, counts);
  requireDecisions(counts.scan, options);
  return counts.scan;
}

/** What is counted of a source, hand by hand. */
class SourceCounts {
  /** Names of players for a message, the first of them. */
  readonly names = new Set<string>();
  /** Those wanted that play. */
  readonly present = new Set<string>();
  readonly #players: readonly string[];
  readonly #found = { hands: 0, replayed: 0, decisions: 0, unseen: 0 };
  readonly #idle = { unseen: 0, others: 0, nobody: 0 };
  readonly #skipped = { hands: 0, tornLines: 0, listed: [] as SkippedHand[] };

  constructor(players: readonly string[]) {
    this.#players = players;
  }

  get scan(): SourceScan {
    return { ...this.#found, skipped: this.#skipped, idle: this.#idle };
  }

  add(item: SourceItem): void {
    if (item.kind === 'torn') {
      this.#skipped.tornLines += 1;
      return;
    }
    this.#found.hands += 1;
    if (item.kind === 'hand') this.#addHand(item.recorded);
    else this.#addSkipped(item.skipped);
  }

  #addSkipped(skipped: SkippedHand): void {
    this.#skipped.hands += 1;
    if (this.#skipped.listed.length < mostListed) this.#skipped.listed.push(skipped);
  }

  #addHand({ players, decisions, unseen }: RecordedHand): void {
    for (const name of players) {
      if (this.names.size < mostNames) this.names.add(name);
      if (this.#players.includes(name)) this.present.add(name);
    }
    const wanted = decisions.filter(
      ({ player }) => this.#players.length === 0 || this.#players.includes(player),
    );
    this.#found.unseen += unseen;
    this.#found.decisions += wanted.length;
    if (wanted.length > 0) this.#found.replayed += 1;
    else this.#idle[decisions.length > 0 ? 'others' : unseen > 0 ? 'unseen' : 'nobody'] += 1;
  }
}

function interrupted(hands: number): PokerbotError {
  return new PokerbotError('INTERRUPTED', {
    message: `Stopped while the source was looked over, after ${hands} hands; no run was begun`,
    next: ['Run the same command again'],
    details: { hands },
  });
}

function requireDecisions(
  { hands, decisions, unseen, skipped }: SourceScan,
  { files }: SourceOptions,
): void {
  if (decisions > 0) return;
  const [first] = skipped.listed;
  if (first !== undefined && skipped.hands === hands) {
    const file = files.find(({ name }) => name === first.file)?.path ?? first.file;
    throw new PokerbotError('HANDS_WRONG', {
      message: `None of ${hands} hands can be replayed; the first one: \`${first.file}:${first.line}\`: ${first.message}`,
      next: [`\`pokerbot hands verify ${file}\` tells each of them`],
      details: { hands, first },
    });
  }
  if (hands === 0) {
    throw new PokerbotError('HISTORY_FORMAT_UNKNOWN', { message: 'The source holds no hand' });
  }
  throw new PokerbotError('CARDS_UNKNOWN', {
    message: `There is no decision to replay in ${hands} hands: of ${unseen} decisions the player's cards are not known`,
    details: { hands, unseen },
  });
}

function requirePlayers(wanted: readonly string[], { names, present, scan }: SourceCounts): void {
  const { hands, skipped } = scan;
  if (hands === skipped.hands) return;
  const unknown = wanted.find((player) => !present.has(player));
  if (unknown === undefined) return;
  const known = [...names].sort();
  const list = known.slice(0, mostListed).map((name) => `\`${name}\``);
  throw new PokerbotError('PLAYER_UNKNOWN', {
    message: `Nobody called \`${unknown}\` plays in ${hands} hands`,
    next: [`Choose among ${list.join(', ')}${known.length > list.length ? ', …' : ''}`],
    details: { name: unknown, known },
  });
}
