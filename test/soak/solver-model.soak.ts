import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pack } from '../../packages/evaluator/src/variance-reduction/solver-model/packed-network.ts';
import type { Imitation } from '../../packages/evaluator/src/variance-reduction/solver-model/solver-model.ts';
import { createRandom } from '../../packages/poker/src/random/random.ts';
import type { SoakContext, SoakResult } from './soak.ts';
import { bars, distance } from './solver-model/distances.ts';
import { type SpotKind, solverLessons } from './solver-model/solver-lessons.ts';
import { trainNetwork } from './solver-model/train-network.ts';

const root = process.cwd();
const folder = resolve(root, 'packages/evaluator/src/variance-reduction/solver-model');
const kinds: readonly SpotKind[] = ['preflop', 'postflop'];
const hidden = [64, 32];
const epochs = 16;
/** Deals against each opponent. */
const deals = { learned: 6_000, heldOut: 400 };
const charactersALine = 120;

/**
 * Teaches the model of the solver's play that luck is taken out with, and writes it into the evaluator: to be run again whenever the
 * solver advises otherwise. The same advice makes the same model.
 */
export async function soak({ say }: SoakContext): Promise<SoakResult> {
  const random = createRandom('solver model');
  const config = resolve(root, 'config/opponents');
  const opponents = readdirSync(config)
    .sort()
    .map((file) => JSON.parse(readFileSync(join(config, file), 'utf8')));
  const learned = await solverLessons({
    opponents,
    deals: deals.learned,
    random: random.fork('learned'),
    say,
  });
  const heldOut = await solverLessons({
    opponents,
    deals: deals.heldOut,
    random: random.fork('held out'),
    say,
  });
  const figures = kinds.map((kind) => {
    say(`learning ${learned[kind].length} ${kind} spots`);
    const network = trainNetwork({
      lessons: learned[kind],
      hidden,
      epochs,
      random: random.fork(kind),
    });
    write(kind, { network: pack(network.layers), sizes: learned.sizes[kind] });
    return [
      kind,
      {
        spots: learned[kind].length,
        learned: rounded(distance(network, learned[kind])),
        heldOut: rounded(distance(network, heldOut[kind])),
        bar: bars[kind],
      },
    ] as const;
  });
  return {
    passed: figures.every(([, { heldOut: measured, bar }]) => measured <= bar),
    figures: Object.fromEntries(figures),
  };
}

function rounded(distance: number): number {
  return Math.round(10_000 * distance) / 10_000;
}

function write(kind: SpotKind, { network, sizes }: Imitation): void {
  const { shape, scales, values } = network;
  const lines = values.match(new RegExp(`.{1,${charactersALine}}`, 'g')) ?? [];
  const file = join(folder, `${kind}-imitation.ts`);
  const text = [
    "import type { Imitation } from './solver-model.ts';",
    '',
    '// Written by `pnpm soak solver-model`.',
    `export const ${kind}Imitation: Imitation = {`,
    `  sizes: ${JSON.stringify(sizes)},`,
    `  network: { shape: ${JSON.stringify(shape)}, scales: ${JSON.stringify(scales)}, values: \``,
    ...lines,
    '`,',
    '  },',
    '};',
    '',
  ].join('\n');
  writeFileSync(file, text);
  spawnSync(join(root, 'node_modules/.bin/biome'), ['check', '--write', file], { stdio: 'ignore' });
}
