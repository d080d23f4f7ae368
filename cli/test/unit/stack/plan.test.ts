import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ObservedStack, UnitState } from '../../../src/stack/observed-stack.ts';
import { formatPlan } from '../../../src/stack/plan/format-plan.ts';
import { onlyUnits, withDependencies } from '../../../src/stack/plan/only-units.ts';
import { planDown } from '../../../src/stack/plan/plan-down.ts';
import { planUp } from '../../../src/stack/plan/plan-up.ts';
import type { UnitSpec } from '../../../src/stack/unit-spec.ts';
import { found, observed, spec } from './stack-builders.ts';

const resources = ['supervisor'];
const daemons = [spec('solver'), spec('vision'), spec('orchestrator', { dependsOn: ['solver'] })];

function print(
  desired: readonly UnitSpec[],
  seen: ObservedStack,
  restart?: ReadonlySet<string>,
): string {
  return formatPlan(
    planUp({
      desired: { daemons: desired, jobs: [] },
      observed: seen,
      resources,
      ...(restart && { restart }),
    }),
  );
}

const image = (name: string): Pick<UnitSpec, 'container'> => ({
  container: {
    image: `poker-bot/${name}:1`,
    build: { dockerfile: '', context: '/context', args: {} },
    mounts: [],
    published: [],
  },
});

describe('the plan of up with images', () => {
  const built = daemons.map((unit) => ({ ...unit, ...image(unit.name) }));

  test('builds what is not there before anything that needs it starts', () => {
    expect(
      print(built, { ...observed([], []), images: ['poker-bot/vision:1'] }),
    ).toMatchInlineSnapshot(`
      "1  build solver        its image \`poker-bot/solver:1\` does not exist
      2  build orchestrator  its image \`poker-bot/orchestrator:1\` does not exist
      3  prepare supervisor  it does not exist
      4  start solver        it is not running (after 1, 3)
      5  start vision        it is not running (after 3)
      6  start orchestrator  it is not running (after 2, 3, 4)"
    `);
  });

  test('stops nothing before every new image is there', () => {
    const seen = observed([found('solver', { configuration: { image: 'old' } })]);
    const solver = { ...built[0]!, configuration: { image: 'new' } };
    expect(print([solver], seen)).toMatchInlineSnapshot(`
      "1  build solver  its image \`poker-bot/solver:1\` does not exist
      2  stop solver   its configuration changed: image old → new (after 1)
      3  start solver  its configuration changed: image old → new (after 1, 2)"
    `);
  });

  test('builds an image that several units share once', () => {
    const twins = ['one', 'two'].map((name) => ({ ...spec(name), ...image('base') }));
    expect(print(twins, observed([], []))).toMatchInlineSnapshot(`
      "1  build one           its image \`poker-bot/base:1\` does not exist
      2  prepare supervisor  it does not exist
      3  start one           it is not running (after 1, 2)
      4  start two           it is not running (after 1, 2)"
    `);
  });
});

describe('the plan of up', () => {
  test('starts everything where nothing runs, dependencies first', () => {
    expect(print(daemons, observed([], []))).toMatchInlineSnapshot(`
      "1  prepare supervisor  it does not exist
      2  start solver        it is not running (after 1)
      3  start vision        it is not running (after 1)
      4  start orchestrator  it is not running (after 1, 2)"
    `);
  });

  test('is empty where everything runs as declared', () => {
    expect(print(daemons, observed(daemons.map(({ name }) => found(name))))).toBe('nothing to do');
  });

  test('replaces a unit whose configuration changed, naming each field from old to new', () => {
    const desired = [
      spec('solver', { configuration: { SOLVER_PORT: '50061', LOG_LEVEL: 'debug' } }),
    ];
    const seen = observed([
      found('solver', { configuration: { SOLVER_PORT: '50051', GRPC_BIND_HOST: '0.0.0.0' } }),
    ]);
    expect(print(desired, seen)).toMatchInlineSnapshot(`
      "1  stop solver   its configuration changed: GRPC_BIND_HOST 0.0.0.0 → (unset), LOG_LEVEL (unset) → debug, SOLVER_PORT 50051 → 50061
      2  start solver  its configuration changed: GRPC_BIND_HOST 0.0.0.0 → (unset), LOG_LEVEL (unset) → debug, SOLVER_PORT 50051 → 50061 (after 1)"
    `);
  });

  test('lets every stop go before any start, because ports may change hands', () => {
    const desired = [
      spec('solver', { configuration: { PORT: '2' } }),
      spec('vision', { configuration: { PORT: '1' } }),
    ];
    const seen = observed([
      found('solver', { configuration: { PORT: '1' } }),
      found('vision', { configuration: { PORT: '2' } }),
    ]);
    expect(print(desired, seen)).toMatchInlineSnapshot(`
      "1  stop solver   its configuration changed: PORT 1 → 2
      2  stop vision   its configuration changed: PORT 2 → 1
      3  start solver  its configuration changed: PORT 1 → 2 (after 1, 2)
      4  start vision  its configuration changed: PORT 2 → 1 (after 1, 2)"
    `);
  });

  test('stops what is no longer declared and leaves alone what is stopped anyway', () => {
    const seen = observed([found('solver'), found('old'), found('older', { state: 'stopped' })]);
    expect(print([spec('solver')], seen)).toBe('1  stop old  it is no longer declared');
  });

  test.each<[UnitState, string]>([
    ['starting', '1  await solver  it is starting: warming up'],
    ['unhealthy', '1  await solver  it is not ready: warming up'],
    ['restarting', '1  await solver  it is being started again: warming up'],
    ['failed', '1  start solver  it failed: warming up'],
    ['stopped', '1  start solver  it is not running'],
    [
      'hung',
      '1  stop solver   it does not answer: warming up\n2  start solver  it does not answer: warming up (after 1)',
    ],
    [
      'orphaned',
      '1  stop solver   nothing supervises it any more\n2  start solver  nothing supervises it any more (after 1)',
    ],
  ])('does what a unit that is %s needs', (state, text) => {
    const seen = observed([found('solver', { state, detail: 'warming up' })]);
    expect(print([spec('solver')], seen)).toBe(text);
  });

  test('ends what a dead supervisor left behind before it starts the next one', () => {
    const seen = observed([found('solver', { state: 'orphaned' })], []);
    expect(print([spec('solver')], seen)).toMatchInlineSnapshot(`
      "1  stop solver         nothing supervises it any more
      2  prepare supervisor  it does not exist (after 1)
      3  start solver        nothing supervises it any more (after 2, 1)"
    `);
  });

  test('waits for a dependency that is still starting before it starts what needs it', () => {
    const seen = observed([found('solver', { state: 'starting' }), found('vision')]);
    expect(print(daemons, seen)).toMatchInlineSnapshot(`
      "1  await solver        it is starting
      2  start orchestrator  it is not running (after 1)"
    `);
  });

  test('restarts what is asked for although nothing changed', () => {
    const seen = observed(daemons.map(({ name }) => found(name)));
    expect(print(daemons, seen, new Set(['vision']))).toMatchInlineSnapshot(`
      "1  stop vision   a restart was asked for
      2  start vision  a restart was asked for (after 1)"
    `);
  });

  test('says so when units wait for each other in a circle', () => {
    const circle = [spec('a', { dependsOn: ['b'] }), spec('b', { dependsOn: ['a'] })];
    expect(() => print(circle, observed([]))).toThrow(
      'Operations wait for each other: start a, start b',
    );
  });
});

describe('any plan of up', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const states: UnitState[] = [
    'starting',
    'healthy',
    'unhealthy',
    'hung',
    'restarting',
    'failed',
    'stopped',
    'orphaned',
  ];
  const configuration = fc.record({ X: fc.constantFrom('1', '2') });
  const stack = fc
    .uniqueArray(fc.constantFrom(...names))
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((name) =>
          fc.record({ name: fc.constant(name), configuration, state: fc.constantFrom(...states) }),
        ),
      ),
    );

  test('lists each operation once, after everything it waits for, and leads to an empty plan', () => {
    fc.assert(
      fc.property(stack, stack, (wanted, seen) => {
        const desired = wanted.map(({ name, configuration: fields }, index) =>
          spec(name, {
            configuration: fields,
            dependsOn: wanted.slice(0, index).map((each) => each.name),
          }),
        );
        const { operations } = planUp({
          desired: { daemons: desired, jobs: [] },
          observed: observed(
            seen.map((unit) => found(unit.name, unit)),
            [],
          ),
          resources,
        });
        const ids = operations.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        operations.forEach(({ after }, index) => {
          for (const id of after) expect(ids.slice(0, index)).toContain(id);
        });
        const reached = desired.map((unit) =>
          found(unit.name, { configuration: unit.configuration }),
        );
        expect(print(desired, observed(reached))).toBe('nothing to do');
      }),
    );
  });
});

describe('the plan of down', () => {
  test('stops a unit after those that need it, and the supervisor last', () => {
    const seen = observed([
      found('solver'),
      found('orchestrator', { dependsOn: ['solver'] }),
      found('vision', { state: 'failed' }),
    ]);
    expect(formatPlan(planDown(seen))).toMatchInlineSnapshot(`
      "1  stop orchestrator   the stack goes down
      2  stop solver         the stack goes down (after 1)
      3  release supervisor  the stack goes down (after 2, 1)"
    `);
  });

  test('is empty where nothing runs', () => {
    expect(formatPlan(planDown(observed([found('solver', { state: 'stopped' })], [])))).toBe(
      'nothing to do',
    );
  });
});

describe('the plan of some units', () => {
  const built = daemons.map((unit) => ({ ...unit, ...image(unit.name) }));
  const some = (names: readonly string[], seen: ObservedStack) => {
    const whole = planUp({ desired: { daemons: built, jobs: [] }, observed: seen, resources });
    return formatPlan(onlyUnits(whole, { names: withDependencies(names, built), daemons: built }));
  };

  test('starts them with what they depend on, and builds nothing else', () => {
    expect(some(['orchestrator'], observed([], []))).toMatchInlineSnapshot(`
      "1  build solver        its image \`poker-bot/solver:1\` does not exist
      2  build orchestrator  its image \`poker-bot/orchestrator:1\` does not exist
      3  prepare supervisor  it does not exist
      4  start solver        it is not running (after 1, 3)
      5  start orchestrator  it is not running (after 2, 3, 4)"
    `);
    expect(some(['solver'], observed([], []))).toMatchInlineSnapshot(`
      "1  build solver        its image \`poker-bot/solver:1\` does not exist
      2  prepare supervisor  it does not exist
      3  start solver        it is not running (after 1, 2)"
    `);
  });

  test('leaves others as they are, whatever they have become', () => {
    const seen = observed([found('vision', { state: 'failed' }), found('gone')]);
    expect(some(['solver'], { ...seen, images: ['poker-bot/solver:1'] })).toMatchInlineSnapshot(
      `"1  start solver  it is not running"`,
    );
  });

  test('goes round no circle', () => {
    const round = [spec('one', { dependsOn: ['two'] }), spec('two', { dependsOn: ['one'] })];
    expect([...withDependencies(['one'], round)].sort()).toEqual(['one', 'two']);
  });

  test('of stopping takes down them alone, and nothing around them', () => {
    const seen = observed([found('solver'), found('vision'), found('agents', { state: 'failed' })]);
    expect(formatPlan(planDown(seen, new Set(['solver', 'agents'])))).toMatchInlineSnapshot(
      `"1  stop solver  it is not needed any more"`,
    );
  });
});
