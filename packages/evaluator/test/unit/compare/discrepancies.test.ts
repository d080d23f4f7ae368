import { expect, test } from 'vitest';
import { discrepancies } from '../../../src/compare/discrepancies.ts';

test('documents that say the same differ in nothing', () => {
  const document = { bot: { name: 'one', list: [1, 2], parts: [{ name: 'x', a: 1 }] } };
  expect(discrepancies([document, structuredClone(document)])).toEqual([]);
});

test('each leaf that differs is told with the value of each', () => {
  expect(
    discrepancies([
      { settings: { seed: 'a', hands: 5, field: ['x', 'y'] } },
      { settings: { seed: 'b', hands: 5, field: ['x'] } },
      { settings: { seed: 'a', hands: 5, field: ['x', 'y'], extra: true } },
    ]),
  ).toEqual([
    { path: 'settings.seed', values: ['a', 'b', 'a'] },
    { path: 'settings.field', values: [['x', 'y'], ['x'], ['x', 'y']] },
    { path: 'settings.extra', values: [null, null, true] },
  ]);
});

test('things with names are matched by them: another one in front shifts nothing', () => {
  const solver = { name: 'solver', samples: 400 };
  expect(
    discrepancies([
      { advisors: [solver] },
      {
        advisors: [
          { name: 'heuristic', samples: 20 },
          { ...solver, samples: 100 },
        ],
      },
    ]),
  ).toEqual([
    { path: 'advisors.solver.samples', values: [400, 100] },
    { path: 'advisors.heuristic.name', values: [null, 'heuristic'] },
    { path: 'advisors.heuristic.samples', values: [null, 20] },
  ]);
});
