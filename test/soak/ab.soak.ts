import { heuristic, playAbMatch, timid } from '../../packages/evaluator/test/support/ab-run.ts';
import type { SoakContext, SoakResult } from './soak.ts';

const runs = 200;
const alpha = 0.05;
/** At most. The timid bot plays otherwise in about one pair of nine, and a verdict takes 100 such pairs. */
const hands = { equal: 1_000, timid: 4_000 };
/** Share of the runs, at least, in which the timid bot has to be found worse; the rest plays to the last hand undecided. */
const leastFound = 0.85;
/** Standard errors that the mean of equal bots may lie off 0: what takes luck out must not favour a side. */
const mostOff = 3;

type Verdict = 'better' | 'worse' | 'equivalent' | 'undecided';

/**
 * Two hundred A/B runs of a bot against one that plays the same with luck of its own, and two hundred against one that turns a
 * tenth of its raises into calls: how often is the verdict false, how often is the one that plays worse found, and how soon?
 */
export async function soak({ say }: SoakContext): Promise<SoakResult> {
  const figures: Record<string, unknown> = {};
  let passed = true;
  for (const method of ['interval', 'sprt'] as const) {
    for (const [name, b, ownLuck] of [
      ['equal', heuristic(), true],
      ['timid', timid(0.1), false],
    ] as const) {
      say(`${runs} runs by ${method}, ${name}`);
      const verdicts: Record<Verdict, number> = {
        better: 0,
        worse: 0,
        equivalent: 0,
        undecided: 0,
      };
      const differences: number[] = [];
      let played = 0;
      for (let run = 0; run < runs; run += 1) {
        const settings = {
          hands: hands[name],
          seed: `soak/${run}`,
          test: { method, alpha, beta: 0.05, delta: 10, sharpestAt: 2_500 },
        };
        const summary = await playAbMatch({ a: heuristic(), b, ownLuck, settings });
        verdicts[summary.verdict] += 1;
        differences.push(summary.bbPer100 ?? 0);
        played += summary.hands;
      }
      const wrong = name === 'equal' ? verdicts.better + verdicts.worse : verdicts.better;
      passed &&= wrong / runs <= alpha;
      if (name === 'timid') passed &&= verdicts.worse / runs >= leastFound;
      const mean = differences.reduce((sum, each) => sum + each, 0) / runs;
      const squares = differences.reduce((sum, each) => sum + (each - mean) ** 2, 0);
      const standardError = Math.sqrt(squares / (runs - 1) / runs);
      if (name === 'equal') passed &&= Math.abs(mean) <= mostOff * standardError;
      figures[`${method} ${name}`] = {
        ...verdicts,
        wrong: wrong / runs,
        mean,
        standardError,
        handsOnAverage: played / runs,
      };
    }
  }
  return { passed, figures: { runs, hands, alpha, leastFound, delta: 10, ...figures } };
}
