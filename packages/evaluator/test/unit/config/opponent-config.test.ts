import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { opponentConfig } from '@poker-bot/shared/config/opponent-config';
import { expect, test } from 'vitest';
import { opponentsFolder } from '../../support/test-match.ts';

const maniac = () => JSON.parse(readFileSync(join(opponentsFolder, 'maniac.json'), 'utf8'));

function problems(change: (config: ReturnType<typeof maniac>) => void): string[] {
  const config = maniac();
  change(config);
  const parsed = opponentConfig.safeParse(config);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

test('a shipped opponent is valid', () => {
  expect(problems(() => undefined)).toEqual([]);
});

test('rows have to fall in strength and end at nothing', () => {
  const swapped = problems(({ postflop }) => postflop.rows.reverse());
  expect(swapped).toEqual([
    'postflop.rows: expected the last row to have `atLeast` 0',
    'postflop.rows: expected `atLeast` to fall from row to row',
  ]);
});

test('a frequency is a share and a misspelt field is refused', () => {
  const found = problems((config) => {
    config.postflop.draw.bet = 1.5;
    config.commitAtt = 0.5;
  });
  expect(found).toEqual([
    'postflop.draw.bet: Too big: expected number to be <=1',
    ': Unrecognized key: "commitAtt"',
  ]);
});
