import { describe, expect, test } from 'vitest';
import { parseManifest } from '../../../../src/stack/manifest/parse-manifest.ts';

const parse = (...lines: string[]) => parseManifest(lines.join('\n'), 'pokerbot.yaml');
const head = ['version: 1', 'name: demo'];

function messageOf(...lines: string[]): string {
  try {
    parse(...lines);
  } catch (error) {
    return `${(error as { code: string }).code} ${(error as Error).message}`;
  }
  throw new Error('The manifest was accepted');
}

describe('a manifest', () => {
  test('needs version and name, everything else has defaults', () => {
    expect(parse(...head)).toEqual({
      version: 1,
      name: 'demo',
      driver: 'auto',
      environment: {},
      units: {},
    });
  });

  test('names the place of units that wait for each other in a circle', () => {
    expect(
      messageOf(
        ...head,
        'units:',
        '  bystander: {command: [x], dependsOn: [solver]}',
        '  solver: {dependsOn: [watcher, vision]}',
        '  vision: {dependsOn: [solver]}',
        '  watcher: {command: [x]}',
      ),
    ).toBe(
      'MANIFEST_INVALID `pokerbot.yaml:5:33`: units wait for each other in a circle: `solver` → `vision` → `solver`',
    );
  });

  test('names the written part of a circle that a built-in unit closes', () => {
    expect(messageOf(...head, 'units:', '  solver:', '    dependsOn: [orchestrator]')).toBe(
      'MANIFEST_INVALID `pokerbot.yaml:5:17`: units wait for each other in a circle: `solver` → `orchestrator` → `solver`',
    );
  });

  test('may hold a chain of units longer than calls may be nested', () => {
    const units = Array.from({ length: 3_000 }, (_, index) =>
      index === 0
        ? '  u0: {command: [x]}'
        : `  u${index}: {command: [x], dependsOn: [u${index - 1}]}`,
    );
    expect(Object.keys(parse(...head, 'units:', ...units).units)).toHaveLength(3_000);
  });

  test('may declare units of its own and change built-in ones', () => {
    const { units } = parse(
      ...head,
      'units:',
      '  solver: { runtime: external, address: "solver.lab:50051" }',
      '  vision: { enabled: false }',
      '  watcher:',
      '    command: [node, watch.js]',
      '    dependsOn: [solver]',
      '    ports: { WATCHER_PORT: 9000 }',
      '    health: { protocol: http }',
      '    environment: { DEPTH: 3, FAST: true }',
    );
    expect(units).toEqual({
      solver: {
        enabled: true,
        runtime: 'external',
        split: false,
        address: 'solver.lab:50051',
        environment: {},
      },
      vision: { enabled: false, runtime: 'node', split: false, environment: {} },
      watcher: {
        enabled: true,
        runtime: 'node',
        split: false,
        command: ['node', 'watch.js'],
        dependsOn: ['solver'],
        ports: { WATCHER_PORT: 9000 },
        health: { protocol: 'http', path: '/readyz' },
        environment: { DEPTH: '3', FAST: 'true' },
      },
    });
  });

  test.each([
    [
      'an empty file',
      [''],
      '`pokerbot.yaml:1:1`: `version` is missing\n`pokerbot.yaml:1:1`: `name` is missing',
    ],
    [
      'an address whose port cannot be',
      [...head, 'units:', '  solver: { runtime: external, address: "lab:99999" }'],
      '`pokerbot.yaml:4:32`: expected a port from 1 to 65535',
    ],
    ['no map', ['- a'], '`pokerbot.yaml:1:1`: expected object, received array'],
    [
      'another version',
      ['version: 2', 'name: a'],
      '`pokerbot.yaml:1:1`: expected `1`, the only version there is',
    ],
    [
      'an unknown key',
      [...head, 'untis: {}'],
      '`pokerbot.yaml:3:1`: unknown key `untis`: did you mean `units`?',
    ],
    [
      'an unknown key that is like none',
      [...head, 'colour: red'],
      '`pokerbot.yaml:3:1`: unknown key `colour`: known are `version`, `name`, `driver`, `environment`, `images`, `secrets`, `units`',
    ],
    [
      'an unknown key of a unit',
      [...head, 'units:', '  solver:', '    rutime: node'],
      '`pokerbot.yaml:5:5`: unknown key `rutime`: did you mean `runtime`?',
    ],
    [
      'an unknown driver',
      [...head, 'driver: podman'],
      '`pokerbot.yaml:3:1`: expected `auto`, `process` or `docker`',
    ],
    [
      'a name with capitals',
      ['version: 1', 'name: Demo'],
      '`pokerbot.yaml:2:1`: expected lower-case letters, digits, `-` and `_`, at most 63',
    ],
    [
      'a unit that is no map',
      [...head, 'units:', '  solver: fast'],
      '`pokerbot.yaml:4:3`: expected object, received string',
    ],
    [
      'a list as a variable',
      [...head, 'environment:', '  LOG_LEVEL: [debug]'],
      '`pokerbot.yaml:4:3`: expected a text, a number, `true` or `false`',
    ],
    [
      'an external unit without address',
      [...head, 'units:', '  solver:', '    runtime: external'],
      '`pokerbot.yaml:5:5`: `runtime: external` needs `address`',
    ],
    [
      'an address of a unit that is run here',
      [...head, 'units:', '  solver:', '    address: a:1'],
      '`pokerbot.yaml:5:5`: `address` is only for `runtime: external`, this unit has `runtime: node`',
    ],
    [
      'an address without port',
      [...head, 'units:', '  solver: { runtime: external, address: lab }'],
      '`pokerbot.yaml:4:32`: expected HOST:PORT, such as `solver.lab:50051`',
    ],
    [
      'a port out of range',
      [...head, 'units:', '  a: { command: [b], ports: { A_PORT: 70000 } }'],
      '`pokerbot.yaml:4:31`: expected a port from 1 to 65535',
    ],
    [
      'an unknown dependency',
      [...head, 'units:', '  vision:', '    dependsOn:', '      - slover'],
      '`pokerbot.yaml:6:9`: there is no unit `slover`',
    ],
    [
      'a unit of its own that runs nothing',
      [...head, 'units:', '  watcher: {}'],
      '`pokerbot.yaml:4:3`: `watcher` is no built-in unit and needs `command`',
    ],
    [
      'a unit that cannot be split out',
      [...head, 'units:', '  solver:', '    split: true'],
      '`pokerbot.yaml:5:5`: only `executor` and `logger` live inside another unit and can be split out',
    ],
    [
      'several problems, in the order of their lines',
      [...head, 'driver: x', 'units:', '  solver: { enabled: perhaps }'],
      '`pokerbot.yaml:3:1`: expected `auto`, `process` or `docker`\n`pokerbot.yaml:5:13`: expected `true` or `false`',
    ],
  ])('is refused with line and column for %s', (_what, lines, message) => {
    expect(messageOf(...lines)).toBe(`MANIFEST_INVALID ${message}`);
  });

  test.each([
    [
      'a tab',
      [...head, 'units:', '\tsolver: {}'],
      '`pokerbot.yaml:4:1`: Tabs are not allowed as indentation',
    ],
    ['a key twice', [...head, 'name: again'], '`pokerbot.yaml:3:1`: Map keys must be unique'],
    ['an open bracket', [...head, 'units: {'], '`pokerbot.yaml:3:9`: '],
    [
      'an alias without its anchor',
      ['version: 1', 'name: *nope'],
      '`pokerbot.yaml:2:7`: Unresolved',
    ],
    [
      'aliases that grow without end',
      [
        `a: &a [${'1,'.repeat(9)}]`,
        ...[...'bcdef'].map((key, place) => `${key}: &${key} [${`*${'abcde'[place]},`.repeat(9)}]`),
      ],
      '`pokerbot.yaml:2:8`: Excessive alias count',
    ],
  ])('is refused with line and column for %s', (_what, lines, message) => {
    expect(messageOf(...lines)).toContain(`MANIFEST_SYNTAX ${message}`);
  });
});
