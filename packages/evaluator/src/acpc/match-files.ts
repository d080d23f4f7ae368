import type { DealtHand } from '@poker-bot/executor/acpc/protocol/match-books';
import type { SeatReport } from '@poker-bot/executor/acpc/protocol/seat-account';
import { toHandRecord } from '@poker-bot/logger/hands/hand-record';
import { AppendOnlyFile } from '@poker-bot/logger/journal/append-only-file';
import type { SeatedBot } from '../match/bot.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';

export interface MatchHandNote {
  readonly dealt: DealtHand;
  /** By seat. */
  readonly names: readonly string[];
  /** Our bot, which sits in the first seat, in this hand. */
  readonly seated: SeatedBot | undefined;
  readonly deal: number;
  /** By seat, of the match so far: a match that is continued goes on counting from there. */
  readonly reports: readonly SeatReport[];
}

/** What a match writes while it is played; each file only grows, line by line. */
export class MatchFiles {
  readonly #log: AppendOnlyFile;
  readonly #hands: AppendOnlyFile;
  readonly #timings: AppendOnlyFile;

  /** @throws PokerbotError `DISK_FULL`, `FILE_UNWRITABLE` */
  constructor(folder: RunFolder) {
    this.#log = new AppendOnlyFile({ path: folder.file('match.log') });
    this.#hands = new AppendOnlyFile({ path: folder.file('hands.jsonl') });
    this.#timings = new AppendOnlyFile({ path: folder.file('timings.jsonl') });
  }

  /** A line of the dealer's log. @throws PokerbotError `DISK_FULL`, `FILE_UNWRITABLE` */
  log(line: string): void {
    this.#log.append(line);
  }

  /** @throws PokerbotError `DISK_FULL`, `FILE_UNWRITABLE` */
  hand({ dealt, names, seated, deal, reports }: MatchHandNote): void {
    const { index, hand, seats } = dealt;
    const record = toHandRecord(hand, {
      handId: String(index),
      index,
      players: seats.map((seat) => names[seat] ?? ''),
      tags: { deal, ...(seated === undefined ? {} : tagsOf(seated, seats)) },
      ...(seated === undefined ? {} : { decisions: seated.notes }),
    });
    const conduct = reports.map(({ name: _, ...counts }) => counts);
    const timing = { index, decisions: seated?.timings ?? [], conduct };
    // In this order: what is timed and not on file is played again and counts once.
    this.#timings.append(JSON.stringify(timing));
    this.#hands.append(JSON.stringify(record));
  }

  close(): void {
    for (const file of [this.#log, this.#hands, this.#timings]) file.close();
  }
}

function tagsOf({ notes }: SeatedBot, seats: readonly number[]) {
  return { bot: seats.indexOf(0), degraded: notes.some(({ degraded }) => degraded) };
}
