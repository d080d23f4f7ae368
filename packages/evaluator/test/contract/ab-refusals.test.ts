import { afterEach, beforeEach, expect, test } from 'vitest';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = new TemporaryWorkspace();
  for (const name of ['drawn', 'likeliest']) {
    const bot = { name, advisors: [{ type: 'heuristic', samples: 20 }] };
    workspace.write(`config/bot/${name}.bot.json`, JSON.stringify(bot));
  }
});
afterEach(() => workspace[Symbol.dispose]());

test.each([
  [['ab', 'drawn'], 'USAGE', 2, 'compares two bots'],
  [['ab', 'drawn', 'nobody'], 'BOT_UNKNOWN', 2, '`nobody`'],
  [['ab', 'drawn', 'nowhere/none.bot.json'], 'CONFIG_UNREADABLE', 2, 'none.bot.json'],
  [['ab', 'drawn', 'likeliest', '--seats', '6'], 'USAGE', 2, 'two seats'],
  [['ab', 'drawn', 'likeliest', '--alpha', '0.9'], 'USAGE', 2, 'not above 0.5'],
  [['ab', 'drawn', 'likeliest', '--delta', '1001'], 'USAGE', 2, 'not above 1000'],
  [['ab', 'drawn', 'likeliest', '--beta', '0.95'], 'USAGE', 2, 'not above 0.5'],
  [
    ['ab', 'drawn', 'likeliest', '--opponent', 'maniac,random', '--seats', '2'],
    'USAGE',
    2,
    'do not fit',
  ],
  [['ab', 'drawn', 'likeliest', '--test', 'coin'], 'USAGE', 2, '`interval` or `sprt`'],
  [['ab', 'drawn', 'likeliest', '--opponent', 'nobody'], 'OPPONENT_UNKNOWN', 2, '`nobody`'],
  [['ab', 'drawn', 'likeliest', '--hands', '2', '--max-hands', '4'], 'USAGE', 2, 'not both'],
  [['ab', '--resume', 'no-run'], 'RUN_UNKNOWN', 2, '`no-run`'],
] as const)('%j is refused: %s', async (argv, code, exit, words) => {
  const { exitCode, err } = await workspace.eval([...argv]);
  expect(err).toContain(`${code}: `);
  expect(err).toContain(words);
  expect(exitCode).toBe(exit);
});
