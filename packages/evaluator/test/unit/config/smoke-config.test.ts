import { expect, test } from 'vitest';
import { smokeConfig } from '../../../src/config/smoke-config.ts';

const table = { startingStack: 10_000, smallBlind: 50, bigBlind: 100 };

function problems(change: object): string[] {
  const config = { opponents: ['random'], table: { ...table, ...change } };
  const parsed = smokeConfig.safeParse(config);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

test('a table needs a big blind that is no less than the small one and no more than a stack', () => {
  expect(problems({})).toEqual([]);
  expect(problems({ smallBlind: 100, startingStack: 100 })).toEqual([]);
  expect(problems({ smallBlind: 101 })).toEqual([
    'table.smallBlind: expected at most the big blind',
  ]);
  expect(problems({ startingStack: 99 })).toEqual([
    'table.startingStack: expected at least the big blind',
  ]);
});

test.each(['startingStack', 'smallBlind', 'bigBlind', 'ante'])(
  'more chips than a table can hold are refused as `%s`',
  (field) => {
    const found = problems({ [field]: Number.MAX_SAFE_INTEGER });
    expect(found.some((problem) => problem.startsWith(`table.${field}: Too big`))).toBe(true);
  },
);

test('a decision limit is at most an hour', () => {
  const config = (decisionLimitMs: number) => ({ opponents: ['random'], table, decisionLimitMs });
  expect(smokeConfig.safeParse(config(3_600_000)).success).toBe(true);
  expect(smokeConfig.safeParse(config(3_600_001)).success).toBe(false);
});
