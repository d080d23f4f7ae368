import { createRandom } from '@poker-bot/poker/random/random';
import { beforeAll, describe, expect, test } from 'vitest';
import { playedOutcomes } from '../../support/ab-run.ts';
import { heuristic } from '../../support/contestants.ts';
import { falseVerdicts, nullMatch } from '../../support/drawn-match.ts';

// `pnpm soak null` is the same at full size.
describe('with the whole judge looking after every pair of 200 matches of equal bots, their luck taken out', () => {
  let wrong: ReturnType<typeof falseVerdicts>;
  beforeAll(async () => {
    const pool = await playedOutcomes({ a: heuristic(), b: heuristic(), ownLuck: true }, 150);
    const matches = Array.from({ length: 200 }, (_, match) =>
      nullMatch(createRandom(`null/${match}`), { pool, pairs: 1_200 }),
    );
    wrong = falseVerdicts(matches);
  }, 240_000);

  test.each(['interval', 'sprt'] as const)('%s is wrong in at most 5 % of them', (method) => {
    expect(wrong[method]).toBeLessThanOrEqual(0.05);
  });

  test('an interval for a fixed number of pairs would have been wrong in a quarter and more', () => {
    expect(wrong.fixed).toBeGreaterThan(0.25);
  });
});
