import { usualTest } from '../../packages/evaluator/src/ab/plan-ab.ts';
import type { DealOutcome } from '../../packages/evaluator/src/score/deal-outcome.ts';
import type { Contestant } from '../../packages/evaluator/test/support/contestants.ts';
import {
  type DrawnMatch,
  drawnMatch,
  type Method,
  playedMatch,
} from '../../packages/evaluator/test/support/drawn-match.ts';
import { createRandom } from '../../packages/poker/src/random/random.ts';
import { meanOf } from './planted-pairs.ts';
import { methods } from './planted-run.ts';
import type { SoakResult } from './soak.ts';

const { alpha, beta, delta } = usualTest;
const test = { alpha, beta, delta, sharpestAt: 2_500 };
const drawnRuns = 1_000;
/** Hands at most: what `eval ab` plays where nobody says more, and enough for the last verdict. */
const usual = 20_000;
const long = 100_000;

/**
 * A/B runs as `eval ab` judges them where nobody says otherwise, of the pairs of a bot that is worse: how often it is found worse, and
 * after how many hands. First the pairs as they were played, one run after the other, each pair in one of them; then runs whose pairs
 * are drawn from all of these.
 */
export function longerRuns(
  pool: readonly DealOutcome[],
  bots: readonly [Contestant, Contestant],
): SoakResult {
  const played = Array.from({ length: Math.floor(pool.length / (usual / 2)) }, (_, run) =>
    playedMatch({ pool: pool.slice((run * usual) / 2, ((run + 1) * usual) / 2), bots, test }),
  );
  const drawn = (hands: number) =>
    Array.from({ length: drawnRuns }, (_, run) =>
      drawnMatch(createRandom(`planted/${run}`), { pool, pairs: hands / 2, bots, test }),
    );
  const [drawnUsual, drawnLong] = [drawn(usual), drawn(long)];
  const passed = methods.every(
    (method) =>
      verdictsOf(drawnUsual, method).better <= alpha &&
      // As often as the test promises: a confidence sequence misses by alpha alone.
      verdictsOf(drawnLong, method).worse >= 1 - (method === 'sprt' ? beta : alpha),
  );
  const figures = { pairs: pool.length, alpha, beta, delta };
  const byMethod = Object.fromEntries(
    methods.map((method) => [
      method,
      {
        [`played, at most ${usual} hands`]: verdictsOf(played, method),
        [`drawn, at most ${usual} hands`]: verdictsOf(drawnUsual, method),
        [`drawn, at most ${long} hands`]: verdictsOf(drawnLong, method),
      },
    ]),
  );
  return { passed, figures: { ...figures, ...byMethod } };
}

function verdictsOf(matches: readonly DrawnMatch[], method: Method) {
  const share = (verdict: string) =>
    matches.filter(({ verdicts }) => verdicts[method] === verdict).length / matches.length;
  return {
    runs: matches.length,
    better: share('better'),
    worse: share('worse'),
    equivalent: share('equivalent'),
    handsOnAverage: 2 * meanOf(matches.map(({ taken }) => taken[method])),
  };
}
