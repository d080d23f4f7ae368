import { serveMatch } from '@poker-bot/executor/acpc/net/serve-match';
import { DealerMatch } from '@poker-bot/executor/acpc/protocol/dealer-match';
import type { DealtHand } from '@poker-bot/executor/acpc/protocol/match-books';
import type { MatchEnd } from '@poker-bot/executor/acpc/protocol/match-end';
import type { Clock } from '@poker-bot/shared/clock/clock';
import type { Tell } from '@poker-bot/shared/evaluation/run-event';
import type { ServeSummary } from '@poker-bot/shared/evaluation/serve-summary';
import type { ServeManifest } from '../config/serve-manifest.ts';
import type { Bot } from '../match/bot.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import { HandSeeds } from '../schedule/hand-seeds.ts';
import { continueWith } from '../suites/continue-with.ts';
import { MatchFiles } from './match-files.ts';
import { MatchPace } from './match-pace.ts';
import type { MatchSoFar } from './match-so-far.ts';
import { playerNames, type ServeScore } from './serve-score.ts';
import { ServedBot } from './served-bot.ts';

/** Where a dealer listens: programs are not let in from other machines. */
const host = '127.0.0.1';

export interface DealMatchOptions {
  readonly folder: RunFolder;
  readonly manifest: ServeManifest;
  readonly bot: Bot | undefined;
  /** Has scored what is on file. */
  readonly score: ServeScore;
  /** Of a match that goes on after it was stopped. */
  readonly before?: MatchSoFar | undefined;
  /** Until all programs have connected, in milliseconds. */
  readonly startTimeoutMs: number;
  /** Of the programs from outside, by seat; 0, or none, for any that is free. */
  readonly ports: readonly number[];
  readonly clock: Clock;
  readonly tell: Tell;
  readonly signal: AbortSignal;
  readonly shownFolder: string;
  /** Makes the run, or readies its files, before anything of it is written. */
  onListening(): void;
}

/**
 * Deals what is missing of a match and scores it.
 * @throws PokerbotError `ADDRESS_IN_USE`, `ADDRESS_UNUSABLE`, `DISK_FULL`, `FILE_UNWRITABLE`
 */
export async function dealMatch(options: DealMatchOptions): Promise<ServeSummary> {
  const table = new DealtMatch(options);
  const end = await table.deal();
  return table.summary(end);
}

class DealtMatch {
  readonly #options: DealMatchOptions;
  readonly #names: readonly string[];
  readonly #seeds: HandSeeds;
  readonly #score: ServeScore;
  readonly #match: DealerMatch;
  readonly #bot: ServedBot | undefined;
  readonly #pace: MatchPace;
  #files: MatchFiles | undefined;

  constructor(options: DealMatchOptions) {
    const { manifest, bot, clock, tell, score, before } = options;
    const { settings } = manifest;
    this.#options = options;
    this.#names = playerNames(manifest);
    this.#seeds = new HandSeeds(settings.seed);
    this.#score = score;
    const degradedHands = before?.degradedHands ?? 0;
    this.#pace = new MatchPace({ clock, tell, score, of: settings.hands, degradedHands });
    const [name = ''] = this.#names;
    const handSeed = (index: number) => this.#seeds.bot(this.#dealOf(index));
    this.#bot = bot && new ServedBot({ name, bot, handSeed });
    this.#match = new DealerMatch({
      name: manifest.runId,
      game: settings.game,
      hands: settings.hands,
      seed: settings.seed.replaceAll(/\s/g, '_'),
      deck: (index) => this.#seeds.deck(this.#dealOf(index)),
      players: this.#names.map((each, seat) => ({
        name: each,
        inProcess: bot !== undefined && seat === 0,
      })),
      limits: settings.limits,
      invalidActions: settings.maxInvalid ?? Number.POSITIVE_INFINITY,
      before,
    });
  }

  async deal(): Promise<MatchEnd> {
    try {
      return this.#isPlayed ? this.#conclude() : await this.#serve();
    } catch (error) {
      if (this.#files === undefined) throw error;
      throw continueWith(error, this.#options.manifest);
    } finally {
      this.#files?.close();
    }
  }

  get #isPlayed(): boolean {
    return this.#options.before?.hands === this.#options.manifest.settings.hands;
  }

  /** All hands are on file, and the process ended before it could say so: nobody is waited for. */
  #conclude(): MatchEnd {
    this.#begin([]);
    for (const effect of this.#match.open(this.#options.clock.monotonic())) {
      if (effect.type === 'log') this.#log(effect.line);
    }
    return { outcome: 'completed' };
  }

  async #serve(): Promise<MatchEnd> {
    const { manifest, ports, clock, signal, startTimeoutMs } = this.#options;
    const bot = this.#bot === undefined ? [] : [this.#bot];
    const outside = manifest.settings.opponents.map((name, at) => ({ name, port: ports[at] ?? 0 }));
    return await serveMatch({
      match: this.#match,
      seats: [...bot, ...outside],
      host,
      clock,
      signal,
      startTimeoutMs,
      onListening: (found) => this.#begin(found),
      onLog: (line) => this.#log(line),
      onHand: (dealt) => this.#enter(dealt),
    });
  }

  #log(line: string): void {
    this.#files?.log(line);
    this.#score.addLine(line);
  }

  summary(end: MatchEnd): ServeSummary {
    return this.#score.summary({
      end,
      reports: this.#match.reports,
      degradedHands: this.#bot === undefined ? undefined : this.#pace.degradedHands,
      handsPerSecond: this.#pace.handsPerSecond,
      folder: this.#options.shownFolder,
    });
  }

  #begin(ports: readonly (number | undefined)[]): void {
    const { folder, manifest, tell, shownFolder, onListening, before } = this.#options;
    onListening();
    this.#files = new MatchFiles(folder);
    const { runId, suite, settings } = manifest;
    const { hands, seats, seed, opponents } = settings;
    const bot = this.#names[0] ?? '';
    tell({
      type: 'started',
      runId,
      suite,
      bot,
      hands,
      seats,
      seed,
      opponents,
      resumedAt: before?.hands ?? 0,
      folder: shownFolder,
    });
    if (ports.length === 0) return;
    tell({
      type: 'listening',
      seats: ports.flatMap((port, seat) =>
        port === undefined ? [] : [{ name: this.#names[seat] ?? '', host, port }],
      ),
    });
  }

  #enter(dealt: DealtHand): void {
    const seated = this.#bot?.takeSeated(dealt);
    const { reports } = this.#match;
    const deal = this.#dealOf(dealt.index);
    this.#files?.hand({ dealt, names: this.#names, seated, deal, reports });
    this.#pace.step(seated);
  }

  /** In a duplicate match the cards stay while everybody moves one position on, until all have had them all. */
  #dealOf(index: number): number {
    const { duplicate, seats } = this.#options.manifest.settings;
    return duplicate ? Math.floor(index / seats) : index;
  }
}
