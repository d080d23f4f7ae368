import type { MatchEnd } from '@poker-bot/executor/acpc/protocol/match-end';
import type { SeatReport } from '@poker-bot/executor/acpc/protocol/seat-account';
import type { Estimate } from '@poker-bot/shared/evaluation/estimate';
import { type ServeSummary, serveSummarySchema } from '@poker-bot/shared/evaluation/serve-summary';
import type { ServeManifest } from '../config/serve-manifest.ts';
import { HandSeeds } from '../schedule/hand-seeds.ts';
import { Estimates } from '../score/estimates.ts';
import { DealStatistics } from '../statistics/deal-statistics.ts';
import { runOutLuck } from '../variance-reduction/run-out-luck.ts';
import { loggedHand } from './logged-hand.ts';
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

/** bb/100: how narrow an interval `handsNeeded` is for. */
const halfWidth = 5;

/** Nothing but run-outs is taken out: how programs from outside play is not known. */
const prior = { shares: [], weight: 1, scale: 1 };

/** What one player has won or lost, in parts of chips. */
interface Book {
  readonly statistics: DealStatistics;
  /** In chips. */
  readonly estimates: Estimates;
  /** In the deal under way. */
  deal: number;
  all: number;
  /** Luck of run-outs in the deal under way, in chips. */
  runOut: number;
}

/** Turns the lines of a match's log, in order, into its figures: a match can be scored again from its log alone. */
export class ServeScore {
  readonly #manifest: ServeManifest;
  readonly #names: readonly string[];
  readonly #handsPerDeal: number;
  readonly #books: readonly Book[];
  readonly #resumedAt: number[] = [];
  readonly #seeds: HandSeeds;
  /** Every hand could be played again, so the luck of all run-outs is known. */
  #isReplayed = true;
  #hands = 0;

  constructor(manifest: ServeManifest) {
    const { seats, duplicate } = manifest.settings;
    this.#manifest = manifest;
    this.#names = playerNames(manifest);
    this.#handsPerDeal = duplicate ? seats : 1;
    this.#seeds = new HandSeeds(manifest.settings.seed);
    const bigBlind = Math.max(...manifest.settings.game.blinds);
    const size = { handsPerDeal: this.#handsPerDeal, bigBlind };
    this.#books = this.#names.map(() => ({
      statistics: new DealStatistics(),
      estimates: new Estimates({ ...size, prior, halfWidth }),
      ...{ deal: 0, all: 0, runOut: 0 },
    }));
  }

  /** Hands so far. */
  get hands(): number {
    return this.#hands;
  }

  /** The first player's, in bb/100. */
  get leading(): Pick<ServeSummary, 'bbPer100' | 'interval' | 'estimator'> {
    const { bbPer100, interval } = this.#figures(this.#books[0]);
    const by = this.#manifest.settings.duplicate ? 'duplicate' : 'raw';
    return { bbPer100, interval, estimator: bbPer100 === null ? null : by };
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
    const luck = this.#runOutLuck(line);
    this.#hands += 1;
    for (const [position, name] of names.split('|').entries()) {
      const book = this.#books[this.#names.indexOf(name)];
      if (book === undefined) continue;
      const parts = Math.round((chips[position] ?? 0) * chipParts);
      book.all += parts;
      book.deal += parts;
      book.estimates.addHand(parts / chipParts);
      book.runOut += luck[position] ?? 0;
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
      strengthHalfWidth: halfWidth,
      players: this.#names.map((name, seat) => ({
        name,
        outside: bot === null || seat > 0,
        ...this.#figures(this.#books[seat]),
        estimates: this.#estimates(this.#books[seat]),
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
      const chips = book.deal / chipParts;
      const runOut = this.#isReplayed ? book.runOut : undefined;
      book.estimates.addDeal({ chips, runOut, luck: undefined });
      book.deal = 0;
      book.runOut = 0;
    }
  }

  /** By position; empty where nothing came after the last action, and where the line does not tell the hand. */
  #runOutLuck(line: string): number[] {
    const { game, seats } = this.#manifest.settings;
    const hand = loggedHand(line, game);
    if (hand === undefined) {
      this.#isReplayed = false;
      return [];
    }
    const luck = this.#seeds.luck(Math.floor(this.#hands / this.#handsPerDeal));
    return Array.from({ length: seats }, (_, position) =>
      runOutLuck(hand, position, luck.fork('run-out')),
    );
  }

  /** Those of the hands by themselves, of whole deals, and of these with the luck of run-outs taken out. */
  #estimates(book: Book | undefined): Estimate[] {
    const { duplicate } = this.#manifest.settings;
    return (book?.estimates.list ?? []).filter(
      ({ name }) => (name !== 'duplicate' || duplicate) && (name !== 'all-in' || this.#isReplayed),
    );
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
