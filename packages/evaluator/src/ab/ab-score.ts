import { positionName } from '@poker-bot/poker/holdem/position-name';
import { type AbSummary, abSummarySchema } from '@poker-bot/shared/evaluation/ab-summary';
import type { AbManifest } from '../config/ab-manifest.ts';
import { type HandLine, isCrashed, type PlayedLine } from '../record/hand-line.ts';
import type { TimingLine } from '../record/timing-line.ts';
import type { DealOutcome } from '../score/deal-outcome.ts';
import { Estimates } from '../score/estimates.ts';
import type { LineScore } from '../score/line-score.ts';
import { luckPrior } from '../score/luck-prior.ts';
import { AbCurve, finite } from './ab-curve.ts';
import { countedBy, estimatorOf } from './ab-estimator.ts';
import type { AbVerdict } from './ab-judge.ts';
import { reasonsOf, tooManyReasons } from './ab-reasons.ts';
import { abHand, handsOfPair, type Side } from './ab-schedule.ts';
import { CrashedPairs } from './crashed-pairs.ts';
import { isIdentical } from './identical.ts';
import { JudgeWithCrashes } from './judge-with-crashes.ts';
import { longerRun, mostHands } from './longer-run.ts';
import { moreHands } from './more-hands.ts';
import { PairBooks } from './pair-books.ts';
import { SideCounts } from './side-counts.ts';

/** Turns the lines of an A/B run, in order, into its figures and its verdict. */
export class AbScore implements LineScore {
  readonly #manifest: AbManifest;
  /** What a longer run may have. */
  readonly #mostHands: number;
  readonly #pairs: PairBooks;
  readonly #estimates: Estimates;
  readonly #crashed: CrashedPairs;
  readonly #judge: JudgeWithCrashes;
  readonly #identical: boolean;
  readonly #curve = new AbCurve();
  readonly #sides: Record<Side, SideCounts>;
  readonly #positions: { hands: number; chips: number }[];
  #hands = 0;
  #count = 0;
  #crashes = 0;
  #degradedHands = 0;

  /** @param handCap most hands that the environment lets a run have */
  constructor(manifest: AbManifest, handCap = Number.MAX_SAFE_INTEGER) {
    const { settings, a, b } = manifest;
    const { table, seats, strengthHalfWidth: halfWidth } = settings;
    this.#manifest = manifest;
    this.#mostHands = mostHands(manifest, handCap);
    this.#pairs = new PairBooks(settings);
    const prior = luckPrior([a, b], table.bigBlind);
    const { bigBlind } = table;
    this.#estimates = new Estimates({
      handsPerDeal: seats,
      handsPlayedPerDeal: handsOfPair(settings),
      ...{ bigBlind, prior, halfWidth },
    });
    this.#identical = isIdentical(a, b);
    this.#crashed = new CrashedPairs({
      table: settings,
      names: { a: a.name, b: b.name },
      startingStack: table.startingStack,
      scale: this.#scale,
    });
    this.#judge = new JudgeWithCrashes({
      test: settings.test,
      pairs: settings.hands / handsOfPair(settings),
      identical: this.#identical,
    });
    this.#sides = { a: new SideCounts(a.name), b: new SideCounts(b.name) };
    this.#positions = Array.from({ length: seats }, () => ({ hands: 0, chips: 0 }));
  }

  get hands(): number {
    return this.#hands;
  }

  /** All hands are played, or the verdict is clear and was all that was asked for. */
  get isEnough(): boolean {
    const { hands, untilDecided } = this.#manifest.settings;
    return this.#hands === hands || (untilDecided && this.#verdict !== 'undecided');
  }

  get progress(): LineScore['progress'] {
    const { bounds } = this.#judge;
    const degradedHands = this.#degradedHands;
    if (bounds === undefined) return { bbPer100: null, interval: null, degradedHands };
    const estimator = estimatorOf(this.#manifest.settings);
    return { bbPer100: bounds.mean, interval: finite(bounds.interval), estimator, degradedHands };
  }

  addHand(line: HandLine): void {
    this.#hands += 1;
    if (line.tags.degraded) this.#degradedHands += 1;
    if (isCrashed(line)) this.#crashes += 1;
    else this.#addPlayed(line);
    const outcome = this.#pairs.add(line);
    if (outcome !== undefined) this.#addPair(outcome);
    const crashed = this.#crashed.add(line);
    if (crashed !== undefined) this.#judge.addCrashed(crashed);
  }

  addTiming(line: TimingLine): void {
    const { settings } = this.#manifest;
    const { side, index } = abHand(line.index, settings);
    const seat = index % settings.seats;
    this.#sides[side].addTiming(line, seat);
    if (settings.opponents.length === 0) this.#sides.a.addTiming(line, 1 - seat);
  }

  /** @param folder of the run, as it is to be shown */
  summary(folder: string): AbSummary {
    const { runId, settings, valueFunction } = this.#manifest;
    const { seats, seed, opponents, strengthHalfWidth, test } = settings;
    const { bounds } = this.#judge;
    const figures = this.#figures;
    const standing = { ...figures, ...this.#standing, settings };
    const more = moreHands(standing);
    const { verdict, identical, hands, crashes, degradedHands } = standing;
    const wanted = verdict === 'undecided' && more !== null ? hands + more : undefined;
    // Parsed, so that a summary reads the same fresh and from its file, to the order of its fields.
    return abSummarySchema.parse({
      ...{ runId, suite: 'ab', verdict },
      reasons: [...reasonsOf(standing), ...tooManyReasons(wanted, this.#mostHands)],
      a: this.#sides.a.summary,
      b: this.#sides.b.summary,
      ...{ identical, hands, seats, seed, opponents },
      test: {
        method: test.method,
        alpha: test.alpha,
        beta: test.method === 'sprt' ? test.beta : null,
        delta: test.delta,
        estimator: estimatorOf(settings),
        decided: verdict !== 'undecided',
      },
      ...figures,
      moreHands: more,
      longer: this.#longer(wanted),
      ...{ crashes, degradedHands, strengthHalfWidth },
      valueFunction: valueFunction?.sha256 ?? null,
      positions: this.#positions.map(({ hands: played, chips }, at) => ({
        position: at,
        name: positionName(at, seats),
        hands: played,
        bbPer100: played === 0 ? 0 : ((chips / settings.table.bigBlind) * 100) / played,
      })),
      curve: this.#curve.until(hands, bounds),
      folder,
    });
  }

  /** Null also where this run has all that one may have. */
  #longer(wanted: number | undefined): string[] | null {
    if (wanted === undefined || this.#hands >= this.#mostHands) return null;
    return longerRun(this.#manifest, Math.min(wanted, this.#mostHands));
  }

  get #figures() {
    const { bounds } = this.#judge;
    return {
      bbPer100: bounds?.mean ?? null,
      interval: bounds === undefined ? null : finite(bounds.interval),
      estimates: this.#estimates.list,
      pairs: this.#count,
      handsOutsidePairs: this.#hands - this.#count * handsOfPair(this.#manifest.settings),
    };
  }

  /** What a verdict is grounded on, beside the figures. */
  get #standing() {
    const { telling, missing, judged, doubted } = this.#judge;
    return {
      ...{ verdict: this.#verdict, judged, unseen: this.#unseen, telling, missing },
      doubted: doubted.map((side) => this.#manifest[side].name),
      identical: this.#identical,
      hands: this.#hands,
      crashes: this.#crashes,
      degradedHands: this.#degradedHands,
    };
  }

  /** Nothing is concluded of a bot that was not seen, whatever came out of the hands. */
  get #verdict(): AbVerdict {
    return this.#unseen.length > 0 ? 'undecided' : this.#judge.verdict;
  }

  get #unseen(): readonly string[] {
    const { a, b } = this.#sides;
    return [a, b].flatMap(({ unseen }) => unseen ?? []);
  }

  #addPlayed(line: PlayedLine): void {
    const { settings } = this.#manifest;
    const { bot: seat, side = 'b' } = line.tags;
    const headsUp = settings.opponents.length === 0;
    this.#sides[side].addHand(line, seat);
    if (headsUp) this.#sides.a.addHand(line, 1 - seat);
    const won = (side === 'a' ? -1 : 1) * (line.net[seat] ?? 0);
    // Against a field half of the hands are A's: each counts twice for the difference to be one of all.
    this.#estimates.addHand(headsUp ? won : 2 * won);
    const position = this.#positions[seat];
    if (position === undefined) return;
    if (side === 'b') position.hands += 1;
    position.chips += won;
  }

  #addPair(outcome: DealOutcome): void {
    const { settings } = this.#manifest;
    const corrected = this.#estimates.addDeal(outcome);
    this.#count += 1;
    const counted = countedBy(estimatorOf(settings), outcome, corrected);
    this.#judge.add(counted * this.#scale, outcome.chips !== 0);
    const { bounds } = this.#judge;
    if (bounds !== undefined) this.#curve.add(this.#count, { hands: this.#hands, bounds });
  }

  /** What a chip of a pair is worth, in bb/100. */
  get #scale(): number {
    const { seats, table } = this.#manifest.settings;
    return 100 / (seats * table.bigBlind);
  }
}
