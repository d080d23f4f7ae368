import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRandom } from '../../packages/poker/src/random/random.ts';
import { distancesTo } from '../soak/solver-model/distances.ts';
import { solverLessons } from '../soak/solver-model/solver-lessons.ts';

const folder = join(import.meta.dirname, '../../config/opponents');
const opponents = readdirSync(folder).map((file) =>
  JSON.parse(readFileSync(join(folder, file), 'utf8')),
);

/** A solver that advises otherwise needs another model: `pnpm soak solver-model` makes it. */
test('the model that luck is taken out with plays like the solver of this version', async () => {
  const lessons = await solverLessons({
    opponents,
    deals: 24,
    random: createRandom('fresh hands'),
    say: () => undefined,
  });
  expect(lessons.postflop.length).toBeGreaterThan(500);
  const { preflop, postflop } = distancesTo(lessons);
  expect(preflop.mean).toBeLessThan(preflop.bar);
  expect(postflop.mean).toBeLessThan(postflop.bar);
});
