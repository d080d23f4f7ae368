import { usualTest } from '../../packages/evaluator/src/ab/plan-ab.ts';
import type { DealOutcome } from '../../packages/evaluator/src/score/deal-outcome.ts';
import type { Contestant } from '../../packages/evaluator/test/support/contestants.ts';
import { drawnMatch, type Method } from '../../packages/evaluator/test/support/drawn-match.ts';
import { createRandom } from '../../packages/poker/src/random/random.ts';
import { meanOf } from './planted-pairs.ts';
import { methods } from './planted-run.ts';
import type { SoakResult } from './soak.ts';

const runs = 1_000;
const { alpha, beta, delta } = usualTest;
/** At most: what `eval ab` plays where nobody says more, and enough for the last verdict. */
const lengths = { usual: 20_000, long: 100_000 };

/**
 * A/B runs as `eval ab` judges them where nobody says otherwise, their pairs drawn from such as a bot played that is worse: how often
 * it is found worse, and after how many hands.
 */
export function drawnVerdicts(
  pool: readonly DealOutcome[],
  bots: readonly [Contestant, Contestant],
): SoakResult {
  const test = { alpha, beta, delta, sharpestAt: 2_500 };
  const figures: Record<string, unknown> = { runs, delta, alpha, beta, pool: pool.length };
  let passed = true;
  for (const [length, hands] of Object.entries(lengths)) {
    const matches = Array.from({ length: runs }, (_, run) =>
      drawnMatch(createRandom(`planted/${run}`), { pool, pairs: hands / 2, bots, test }),
    );
    for (const method of methods) {
      const share = (verdict: string) =>
        matches.filter(({ verdicts }) => verdicts[method] === verdict).length / runs;
      const found = {
        better: share('better'),
        worse: share('worse'),
        equivalent: share('equivalent'),
      };
      const handsOnAverage = 2 * meanOf(matches.map(({ taken }) => taken[method]));
      passed &&= found.better <= alpha && isFound(method, { length, ...found });
      figures[`${method}, at most ${hands} hands`] = { ...found, handsOnAverage };
    }
  }
  return { passed, figures };
}

/** In a long run it has to be found as often as the test promises: a confidence sequence that it misses by alpha alone. */
function isFound(
  method: Method,
  { length, worse }: { readonly length: string; readonly worse: number },
): boolean {
  return length !== 'long' || worse >= 1 - (method === 'sprt' ? beta : alpha);
}
