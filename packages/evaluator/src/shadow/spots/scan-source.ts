import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { shadowSkipped } from '@poker-bot/shared/evaluation/shadow-summary';
import { z } from 'zod';
import type { SkippedHand } from '../source/read-source.ts';
import { readItems, type SourceOptions } from './read-spots.ts';

/** Hands and players that are kept by name; all are counted. */
const mostListed = 50;

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
});

export type SourceScan = z.output<typeof sourceScan>;

/**
 * Reads a source to its end, without asking a bot: what there is to replay.
 *
 * @throws PokerbotError `HANDS_WRONG`, `CARDS_UNKNOWN`, `PLAYER_UNKNOWN`, `HISTORY_FORMAT_UNKNOWN`
 */
export function scanSource(options: SourceOptions, players: readonly string[]): SourceScan {
  const found = { hands: 0, replayed: 0, decisions: 0, unseen: 0 };
  const names = new Set<string>();
  const listed: SkippedHand[] = [];
  let skipped = 0;
  let torn = 0;
  for (const item of readItems(options)) {
    if (item.kind === 'torn') {
      torn += 1;
      continue;
    }
    found.hands += 1;
    if (item.kind === 'skipped') {
      skipped += 1;
      if (listed.length < mostListed) listed.push(item.skipped);
      continue;
    }
    const { recorded } = item;
    for (const name of recorded.players) if (names.size < 10_000) names.add(name);
    const wanted = recorded.decisions.filter(
      ({ player }) => players.length === 0 || players.includes(player),
    );
    found.unseen += recorded.unseen;
    found.decisions += wanted.length;
    if (wanted.length > 0) found.replayed += 1;
  }
  const scan = { ...found, skipped: { hands: skipped, tornLines: torn, listed } };
  requirePlayers(players, names, scan);
  requireDecisions(scan);
  return scan;
}

function requireDecisions({ hands, decisions, unseen, skipped }: SourceScan): void {
  if (decisions > 0) return;
  const [first] = skipped.listed;
  if (first !== undefined && skipped.hands === hands) {
    throw new PokerbotError('HANDS_WRONG', {
      message: `None of ${hands} hands can be replayed; the first one: \`${first.file}:${first.line}\`: ${first.message}`,
      next: ['`pokerbot hands verify FILE` tells each of them'],
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

function requirePlayers(
  wanted: readonly string[],
  names: ReadonlySet<string>,
  { hands, skipped }: SourceScan,
): void {
  if (hands === skipped.hands) return;
  const unknown = wanted.find((player) => !names.has(player));
  if (unknown === undefined) return;
  const known = [...names].sort();
  const list = known.slice(0, mostListed).map((name) => `\`${name}\``);
  throw new PokerbotError('PLAYER_UNKNOWN', {
    message: `Nobody called \`${unknown}\` plays in ${hands} hands`,
    next: [`Choose among ${list.join(', ')}${known.length > list.length ? ', …' : ''}`],
    details: { name: unknown, known },
  });
}
