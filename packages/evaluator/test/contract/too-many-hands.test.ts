import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

const tooMany = ['--hands', '99999999999999999999'];

test.each([
  ['smoke', ['smoke'], /`SMOKE_HAND_CAP` is 1000000/],
  ['A/B', ['ab', 'default', 'default'], /`SMOKE_HAND_CAP` is 1000000/],
  ['shadow', ['shadow', '--from', 'x.phhs'], /from 1 to 9007199254740991/],
] as const)(
  'more hands than can be counted are refused with the limit: %s',
  async (_, run, limit) => {
    using workspace = new TemporaryWorkspace();
    const { exitCode, err } = await workspace.eval([...run, ...tooMany]);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^HANDS_INVALID/);
    expect(err).toMatch(limit);
    expect(readdirSync(workspace.path)).toEqual(['config']);
  },
);
