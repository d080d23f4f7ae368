import { heuristic, playAbMatch, timid } from '../../packages/evaluator/test/support/ab-run.ts';
import type { AbSummary } from '../../packages/shared/src/evaluation/ab-summary.ts';
import type { SoakContext, SoakResult } from './soak.ts';

const runs = 200;
const alpha = 0.05;
/** At most. The timid bot plays otherwise in about one pair of nine, and a verdict takes 100 such pairs. */
const hands = { equal: 1_000, timid: 4_000 };
/** Share of the runs, at least, in which the timid bot has to be found worse; the rest plays to the last hand undecided. */
const leastFound = 0.85;
/** Standard errors that the mean of equal bots may lie off 0: what takes luck out must not favour a side. */
const mostOff = 3;

type Method = 'interval' | 'sprt';
type Kind = keyof typeof hands;

/**
 * Two hundred A/B runs of a bot against one that plays the same with luck of its own, and two hundred against one that turns a
 * tenth of its raises into calls: how often is the verdict false, how often is the one that plays worse found, and how soon?
 */
export async function soak({ say }: SoakContext): Promise<SoakResult> {
  const figures: Record<string, unknown> = {};
  let passed = true;
  for (const method of ['interval', 'sprt'] as const) {
    for (const kind of ['equal', 'timid'] as const) {
      say(`${runs} runs by ${method}, ${kind}`);
      const found = figuresOf(await summariesOf(method, kind));
      const { better, worse, mean, standardError } = found;
      const wrong = (kind === 'equal' ? better + worse : better) / runs;
      const isSeen =
        kind === 'equal' ? Math.abs(mean) <= mostOff * standardError : worse / runs >= leastFound;
      passed &&= wrong <= alpha && isSeen;
      figures[`${method} ${kind}`] = { ...found, wrong };
    }
  }
  return { passed, figures: { runs, hands, alpha, leastFound, delta: 10, ...figures } };
}

async function summariesOf(method: Method, kind: Kind): Promise<AbSummary[]> {
  const summaries: AbSummary[] = [];
  const b = kind === 'equal' ? heuristic() : timid(0.1);
  for (let run = 0; run < runs; run += 1) {
    const settings = {
      hands: hands[kind],
      seed: `soak/${run}`,
      test: { method, alpha, beta: 0.05, delta: 10, sharpestAt: 2_500 },
    };
    summaries.push(await playAbMatch({ a: heuristic(), b, ownLuck: kind === 'equal', settings }));
  }
  return summaries;
}

function figuresOf(summaries: readonly AbSummary[]) {
  const count = (verdict: AbSummary['verdict']) =>
    summaries.filter((summary) => summary.verdict === verdict).length;
  const differences = summaries.map(({ bbPer100 }) => bbPer100 ?? 0);
  const mean = meanOf(differences);
  const variance = meanOf(differences.map((each) => (each - mean) ** 2)) * (runs / (runs - 1));
  return {
    better: count('better'),
    worse: count('worse'),
    equivalent: count('equivalent'),
    undecided: count('undecided'),
    mean,
    standardError: Math.sqrt(variance / runs),
    handsOnAverage: meanOf(summaries.map((summary) => summary.hands)),
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}
