import { createRandom, type Random } from '@poker-bot/poker/random/random';
import { describe, expect, test } from 'vitest';
import { type DrawnStep, luckOf } from '../../../src/variance-reduction/luck.ts';
import { kuhn, leduc, type ToyNode } from '../../support/toy-games.ts';

type Strategy = (node: Extract<ToyNode, { type: 'turn' }>) => readonly number[];
type Value = (node: ToyNode) => number;

/** Any strategy: the same probabilities wherever a player knows the same. */
function randomStrategy(random: Random): Strategy {
  const known = new Map<string, number[]>();
  return ({ player, known: info, actions }) => {
    const key = `${player}:${info}`;
    const drawn = known.get(key) ?? normalised(actions.map(() => random.float() + 0.02));
    known.set(key, drawn);
    return drawn;
  };
}

function normalised(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

function choices(node: ToyNode, strategy: Strategy): (readonly [number, ToyNode])[] {
  if (node.type === 'end') return [];
  if (node.type === 'chance') return [...node.outcomes];
  const probabilities = strategy(node);
  return node.actions.map((child, at) => [probabilities[at]!, child] as const);
}

interface Ending {
  readonly probability: number;
  readonly payoff: number;
  readonly steps: readonly DrawnStep[];
}

/** Every way a game can go, with the steps of the players whose strategies are known. */
function endings(
  node: ToyNode,
  game: { strategy: Strategy; value: Value; known: readonly (0 | 1)[] },
  so: { probability: number; steps: readonly DrawnStep[] } = { probability: 1, steps: [] },
): Ending[] {
  if (node.type === 'end') return [{ ...so, payoff: node.payoff }];
  const { strategy, value, known } = game;
  const drawn = choices(node, strategy);
  const expected = drawn.reduce((sum, [share, child]) => sum + share * value(child), 0);
  const counts = node.type === 'chance' || known.includes(node.player);
  return drawn.flatMap(([share, child]) => {
    const step = { expected, happened: value(child) };
    const steps = counts ? [...so.steps, step] : so.steps;
    return endings(child, game, { probability: so.probability * share, steps });
  });
}

function moments(all: readonly Ending[], figure: (ending: Ending) => number) {
  const mean = all.reduce((sum, each) => sum + each.probability * figure(each), 0);
  const variance = all.reduce(
    (sum, each) => sum + each.probability * (figure(each) - mean) ** 2,
    0,
  );
  return { mean, deviation: Math.sqrt(variance) };
}

const raw = ({ payoff }: Ending) => payoff;
const corrected = ({ payoff, steps }: Ending) => payoff - luckOf(steps);

/** What a node is worth to the first player, under the strategies. */
function trueValue(strategy: Strategy): Value {
  const values = new Map<ToyNode, number>();
  const value: Value = (node) => {
    if (node.type === 'end') return node.payoff;
    const known = values.get(node);
    if (known !== undefined) return known;
    const worth = choices(node, strategy).reduce(
      (sum, [share, child]) => sum + share * value(child),
      0,
    );
    values.set(node, worth);
    return worth;
  };
  return value;
}

/** A value function that knows nothing. */
function nonsense(random: Random): Value {
  const values = new Map<ToyNode, number>();
  return (node) => {
    const known = values.get(node) ?? random.float() * 20 - 10;
    values.set(node, known);
    return known;
  };
}

const games: [string, ToyNode][] = [
  ['Kuhn poker', kuhn()],
  ['Leduc hold’em', leduc()],
];
const sides: [string, readonly (0 | 1)[]][] = [
  ['nobody’s strategy', []],
  ['the first player’s strategy', [0]],
  ['both strategies', [0, 1]],
];

test('the toy games are those of the literature', () => {
  // Kuhn 1950: in an equilibrium with α = 0 the first player never bluffs; his value is −1/18.
  const shares: Record<string, number> = {
    '0:0': 0,
    '0:1': 0,
    '0:2': 0,
    '0:0pb': 0,
    '0:1pb': 1 / 3,
    '0:2pb': 1,
    '1:0p': 1 / 3,
    '1:1p': 0,
    '1:2p': 1,
    '1:0b': 0,
    '1:1b': 1 / 3,
    '1:2b': 1,
  };
  const equilibrium: Strategy = ({ player, known }) => {
    const bet = shares[`${player}:${known}`]!;
    return [1 - bet, bet];
  };
  expect(trueValue(equilibrium)(kuhn())).toBeCloseTo(-1 / 18, 12);
  const seen = new Set<string>();
  const visit = (node: ToyNode): void => {
    if (node.type === 'turn') seen.add(`${node.player}:${node.known}`);
    if (node.type === 'turn') node.actions.forEach(visit);
    if (node.type === 'chance') for (const [, child] of node.outcomes) visit(child);
  };
  visit(leduc());
  // 144 information sets a player.
  expect([...seen].filter((key) => key.startsWith('0:'))).toHaveLength(144);
  expect(seen.size).toBe(288);
});

describe.each(games)('in %s, over every way the game can go', (_, game) => {
  test.each(sides)(
    'correction by chance and %s keeps the expectation, whatever the value function',
    (_side, known) => {
      for (let seed = 0; seed < 5; seed += 1) {
        const random = createRandom(`unbiased/${seed}`);
        const strategy = randomStrategy(random);
        for (const value of [
          nonsense(random),
          trueValue(randomStrategy(random)),
          trueValue(strategy),
        ]) {
          const all = endings(game, { strategy, value, known });
          expect(moments(all, corrected).mean).toBeCloseTo(moments(all, raw).mean, 10);
        }
      }
    },
  );

  test('with both strategies known and the true values the deviation falls by 99.9 %', () => {
    const strategy = randomStrategy(createRandom('exact'));
    const all = endings(game, { strategy, value: trueValue(strategy), known: [0, 1] });
    expect(moments(all, corrected).deviation).toBeLessThan(0.001 * moments(all, raw).deviation);
  });

  test('the values of other strategies still take luck out', () => {
    const strategy = randomStrategy(createRandom('near'));
    const value = trueValue(randomStrategy(createRandom('other')));
    const all = endings(game, { strategy, value, known: [0, 1] });
    expect(moments(all, corrected).deviation).toBeLessThan(0.9 * moments(all, raw).deviation);
  });
});
