import { describe, expect, test } from 'vitest';
import { formatDuration } from '../../../src/output/duration.ts';
import { createPalette } from '../../../src/output/palette.ts';
import { table } from '../../../src/output/table.ts';

describe('a span of time', () => {
  test.each([
    [0, '0 ms'],
    [84.6, '85 ms'],
    [1_000, '1.0 s'],
    [59_949, '59.9 s'],
    [59_960, '1 min'],
    [200_000, '3 min 20 s'],
    [3_600_000, '1 h'],
    [7_500_000, '2 h 5 min'],
    [86_400_000, '1 d'],
    [356_400_000, '4 d 3 h'],
  ])('of %d ms is %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});

describe('a table', () => {
  const { success } = createPalette({ isTTY: true, environment: {} });
  const rows = [
    { unit: 'solver', state: success('healthy'), restarts: 0 },
    { unit: 'orchestrator', state: success('up'), restarts: 12 },
  ];

  test('lines up its columns whatever their colours', () => {
    expect(
      table(rows, [
        { title: 'UNIT', cell: ({ unit }) => unit },
        { title: 'STATE', cell: ({ state }) => state },
        { title: 'RESTARTS', align: 'right', cell: ({ restarts }) => String(restarts) },
      ]),
    ).toBe(
      [
        'UNIT          STATE    RESTARTS',
        `solver        ${success('healthy')}         0`,
        `orchestrator  ${success('up')}             12`,
      ].join('\n'),
    );
  });
});
