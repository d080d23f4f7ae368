import type { MatchEnd } from '@poker-bot/executor/acpc/protocol/match-end';
import type { SeatReport } from '@poker-bot/executor/acpc/protocol/seat-account';
import { type ServeSummary, serveSummarySchema } from '@poker-bot/shared/evaluation/serve-summary';
import type { ServeManifest } from '../config/serve-manifest.ts';
import { DealStatistics } from '../statistics/deal-statistics.ts';
import { seatName } from './seat-name.ts';

/** Every share of a chip that up to ten players can split a pot into is a whole number of these. */
const chipParts = 2_520;

export interface ServeResult {
  /** Undefined where the match did not live to tell. */
  readonly end: MatchEnd | undefined;
  /** By seat. */
  readonly reports: readonly Omit<SeatReport, 'name'>[];
  readonly degradedHands: number | undefined;
  readonly handsPerSecond: number | undefined;
  /** Of the run, as it is to be shown. */
  readonly folder: string;
}

/** What one player has won or lost, in parts of chips. */
interface Book {
  readonly statistics: DealStatistics;
  /** In the deal under way. */
  deal: number;
  all: number;
}

/** Turns the lines of a match's log, in order, into its figures: a match can be scored again from its log alone. */
export class ServeScore {
  readonly #manifest: ServeManifest;
  readonly #names: readonly string[];
  readonly #handsPerDeal: number;
  readonly #books: readonly Book[];
  readonly #resumedAt: number[] = [];
  #hands = 0;

  constructor(manifest: ServeManifest) {
    const { seats, duplicate } = manifest.settings;
    this.#manifest = manifest;
    this.#names = playerNames(manifest);
    this.#handsPerDeal = duplicate ? seats : 1;
    this.#books = this.#names.map(() => ({ statistics: new DealStatistics(), deal: 0, all: 0 }));
  }

  /** Hands so far. */
  get hands(): number {
    return this.#hands;
  }

  /** The first player's, in bb/100. */
  get leading(): Pick<ServeSummary, 'bbPer100' | 'interval'> {
    const { bbPer100, interval } = this.#figures(this.#books[0]);
    return { bbPer100, interval };
  }

  /** Chips by seat. */
  get totals(): number[] {
    return this.#books.map(({ all }) => all / chipParts);
  }

  /** Comments and the score at the end count nothing, but for where the match was continued. */
  addLine(line: string): void {
    if (line.startsWith('# resumed ')) this.#resumedAt.push(this.#hands);
    if (!line.startsWith('STATE:')) return;
    const [, , , , results = '', names = ''] = line.split(':');
    const chips = results.split('|').map(Number);
    this.#hands += 1;
    for (const [position, name] of names.split('|').entries()) {
      const book = this.#books[this.#names.indexOf(name)];
      if (book === undefined) continue;
      const parts = Math.round((chips[position] ?? 0) * chipParts);
      book.all += parts;
      book.deal += parts;
    }
    if (this.#hands % this.#handsPerDeal === 0) this.#closeDeal();
  }

  summary(result: ServeResult): ServeSummary {
    const { runId, suite, settings, bot } = this.#manifest;
    const { hands: of, seats, seed, duplicate, opponents, game } = settings;
    const { end, reports, degradedHands, handsPerSecond, folder } = result;
    // Parsed, so that a summary reads the same fresh and from its file, to the order of its fields.
    return serveSummarySchema.parse({
      runId,
      suite,
      ...this.#verdict(end),
      bot: bot?.name ?? null,
      opponents,
      hands: this.#hands,
      of,
      seats,
      seed,
      game: game.name,
      duplicate,
      resumedAt: this.#resumedAt,
      deals: this.#books[0]?.statistics.count ?? 0,
      ...this.leading,
      players: this.#names.map((name, seat) => ({
        name,
        outside: bot === null || seat > 0,
        ...this.#figures(this.#books[seat]),
        conduct: conductOf(reports[seat]),
      })),
      degradedHands: degradedHands ?? null,
      handsPerSecond: handsPerSecond ?? null,
      folder,
    });
  }

  #closeDeal(): void {
    for (const book of this.#books) {
      book.statistics.add(book.deal);
      book.deal = 0;
    }
  }

  #figures(book: Book | undefined) {
    const bigBlind = Math.max(...this.#manifest.settings.game.blinds);
    const scale = 100 / (this.#handsPerDeal * bigBlind * chipParts);
    const { mean, interval, standardError } = book?.statistics.estimate(scale) ?? {};
    return {
      netChips: Math.round(((book?.all ?? 0) / chipParts) * 1e6) / 1e6,
      bbPer100: mean ?? null,
      interval: interval === undefined ? null : ([...interval] as [number, number]),
      standardError: standardError ?? null,
    };
  }

  #verdict(end: MatchEnd | undefined): Pick<ServeSummary, 'verdict' | 'reasons' | 'outcome'> {
    const { hands } = this.#manifest.settings;
    const played = `${this.#hands} of ${hands} hands are played`;
    const cuts = this.#resumedAt.map((at) => `Continued after hand ${at}, programs from anew`);
    if (end === undefined) {
      return { verdict: 'undecided', reasons: [played, ...cuts], outcome: 'unfinished' };
    }
    if (end.outcome === 'completed') {
      const reasons = [`All ${hands} hands are played`, ...cuts];
      return { verdict: 'pass', reasons, outcome: 'completed' };
    }
    const { outcome, reason } = end;
    return { verdict: 'fail', reasons: [`${outcome}: ${reason}`, played, ...cuts], outcome };
  }
}

/** Everybody in a match, by seat. */
export function playerNames({ bot, settings }: ServeManifest): string[] {
  return bot === null ? settings.opponents : [seatName(bot), ...settings.opponents];
}

function conductOf(
  report: ServeResult['reports'][number] | undefined,
): ServeSummary['players'][number]['conduct'] {
  if (report === undefined) return null;
  const { invalidActions, resizedRaises, ignoredLines, usedMs } = report;
  return { invalidActions, resizedRaises, ignoredLines, usedMs };
}
