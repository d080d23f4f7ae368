import type { Method } from '../../packages/evaluator/test/support/drawn-match.ts';
import {
  alpha,
  delta,
  type Judgement,
  type Kind,
  methods,
  type PlantedRun,
  type PlayedRun,
} from './planted-run.ts';
import type { SoakContext, SoakResult } from './soak.ts';

const runs = 200;
const kinds: readonly Kind[] = ['equal', 'timid'];
/** Standard errors that the mean of equal bots may lie off 0: what takes luck out must not favour a side. */
const mostOff = 3;

export interface PlantedPairs {
  /** At most, by kind. */
  readonly hands: Readonly<Record<Kind, number>>;
  /**
   * Share of the runs, at least, in which the timid bot has to be found worse; the rest plays to the last hand undecided. Without it
   * they are too short for that, and have to be worse on average.
   */
  readonly leastFound?: number;
  /** Whether the runs of the timid bot play all their hands. */
  readonly toTheEnd: boolean;
  /** Runs at a time. */
  readonly width: number;
  play(run: PlantedRun): Promise<PlayedRun>;
}

export interface JudgedPairs extends SoakResult {
  /** The runs of the timid bot. */
  readonly timid: readonly PlayedRun[];
}

/**
 * Two hundred A/B runs of a bot against one that plays the same with luck of its own, and two hundred against one that turns a
 * tenth of its raises into calls: how often is the verdict false, how often is the one that plays worse found, and how soon?
 */
export async function judgePlantedPairs(
  planted: PlantedPairs,
  { say }: SoakContext,
): Promise<JudgedPairs> {
  const { hands, leastFound } = planted;
  const figures: Record<string, unknown> = { runs, hands, alpha, leastFound, delta };
  let passed = true;
  let played: readonly PlayedRun[] = [];
  for (const kind of kinds) {
    say(`${runs} runs, ${kind}`);
    played = await playRuns(planted, { kind, say });
    for (const method of methods) {
      const found = figuresOf(played, method);
      const { better, worse, mean, standardError, degradedHands } = found;
      const wrong = (kind === 'equal' ? better + worse : better) / runs;
      const isOff = Math.abs(mean) > mostOff * standardError;
      const isFound = leastFound === undefined ? isOff && mean < 0 : worse / runs >= leastFound;
      const isSeen = kind === 'equal' ? !isOff : isFound;
      // Of what is left of a bot without its solver nothing is to be shown.
      passed &&= wrong <= alpha && isSeen && degradedHands === 0;
      figures[`${method} ${kind}`] = { ...found, wrong };
    }
  }
  return { passed, figures, timid: played };
}

async function playRuns(
  { play, hands, width, toTheEnd }: PlantedPairs,
  { kind, say }: { readonly kind: Kind } & SoakContext,
): Promise<PlayedRun[]> {
  const played: PlayedRun[] = [];
  let next = 0;
  let done = 0;
  const lane = async () => {
    for (let run = next++; run < runs; run = next++) {
      const ending = { toTheEnd: toTheEnd && kind === 'timid' };
      played[run] = await play({ kind, run, hands: hands[kind], ...ending });
      done += 1;
      if (done % 20 === 0) say(`${done} of ${runs}`);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return played;
}

function figuresOf(played: readonly PlayedRun[], method: Method) {
  const judgements = played.map((run) => run.judgements[method]);
  const count = (verdict: Judgement['verdict']) =>
    judgements.filter((judgement) => judgement.verdict === verdict).length;
  const differences = judgements.map(({ bbPer100 }) => bbPer100 ?? 0);
  const mean = meanOf(differences);
  const variance = meanOf(differences.map((each) => (each - mean) ** 2)) * (runs / (runs - 1));
  return {
    better: count('better'),
    worse: count('worse'),
    equivalent: count('equivalent'),
    undecided: count('undecided'),
    mean,
    standardError: Math.sqrt(variance / runs),
    handsOnAverage: meanOf(judgements.map(({ hands }) => hands)),
    degradedHands: judgements.reduce((sum, { degradedHands }) => sum + degradedHands, 0),
  };
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}
