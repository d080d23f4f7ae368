import { heuristicAdvisor } from '@poker-bot/orchestrator/advisors/heuristic-advisor';
import { expect, test } from 'vitest';
import { isCrashed } from '../../../src/record/hand-line.ts';
import { valueFunction } from '../../../src/variance-reduction/value-function.ts';
import { playAll, testMatch } from '../../support/test-match.ts';

test('the value function is named by all that its values depend on', () => {
  const { description, sha256 } = valueFunction([]);
  expect(Object.keys(JSON.parse(description))).toEqual([
    'name',
    'version',
    'bots',
    'solverModel',
    'imaginedDeals',
    'leastShare',
    'priors',
    'opponents',
  ]);
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
});

/** Whoever changes these figures raises `version` in `value-function.ts`: a run must not be resumed across the change. */
test('the luck of one deal is what it was when version 2 was written', async () => {
  const advisors = [heuristicAdvisor({ name: 'heuristic', weight: 1, samples: 100 })];
  const match = testMatch({ advisors, opponents: ['maniac'], notesLuck: true });
  const played = await playAll(match, { hands: 2 });
  expect(played.map(({ line }) => (isCrashed(line) ? undefined : line.luck))).toEqual([
    { runOut: 0, deal: 5039.546, board: 2178.05, own: 1290.31, opponent: 1538.527 },
    { runOut: -4424.242, deal: -6210.01, board: -4664.356, own: 138.514, opponent: 290.407 },
  ]);
  expect(JSON.parse(valueFunction([]).description).version).toBe(2);
});
