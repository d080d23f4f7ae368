import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

let workspace: TemporaryWorkspace;
beforeAll(async () => {
  workspace = new TemporaryWorkspace();
  const bot = {
    name: 'few',
    advisors: [{ type: 'heuristic', samples: 5 }],
    decision: { selection: 'best' },
  };
  workspace.write('config/bot/few.bot.json', JSON.stringify(bot));
  const hands = ['--hands', '12'];
  await workspace.eval(['smoke', ...hands, '--seats', '2', '--run-id', 'smoke']);
  await workspace.eval(['ab', 'default', 'few', '--hands', '200', '--run-id', 'ab']);
  await workspace.eval(['lbr', '--hands', '4', '--run-id', 'lbr']);
  await workspace.eval(['league', 'default', 'few', ...hands, '--run-id', 'league']);
});
afterAll(() => workspace[Symbol.dispose]());

/** Lines of a text that tell a rate. */
const rates = (text: string) => text.split('\n').filter((line) => /[+−]\d\S* m?bb\/\w/.test(line));

test.each(['smoke', 'ab', 'lbr'])(
  'in the summary of a run of `%s` every rate says what it was estimated by',
  async (run) => {
    const told = rates((await workspace.eval(['show', run])).out);
    expect(told.length).toBeGreaterThan(0);
    for (const rate of told) expect(rate).toMatch(/by `?(?:raw|duplicate|all-in|luck-corrected)/);
  },
);

test('a league says it of all its rates', async () => {
  expect((await workspace.eval(['show', 'league'])).out).toContain('figures by luck-corrected');
});

test('runs side by side say it of each', async () => {
  await workspace.eval(['smoke', '--hands', '12', '--seats', '2', '--run-id', 'again']);
  const { out } = await workspace.eval(['compare', 'smoke', 'again']);
  expect(out.match(/bbPer100 \S+ by luck-corrected/g)).toHaveLength(2);
});

test.each(['smoke', 'ab', 'lbr'])(
  'in the report of a run of `%s` those by position and of single hands say that they are raw',
  (run) => {
    const path = workspace.file(`results/eval/${run}/report.html`);
    const page = readFileSync(path, 'utf8');
    expect(page).toMatch(/By position in bb\/100, by raw: /);
    expect(page).toContain('results by raw');
    expect(page).toContain('chips are by raw');
    const [headline = ''] = page.split('<nav');
    expect(headline).toMatch(/(?:bb\/100|a hand) by luck-corrected, \d+ % interval/);
  },
);

test('exported rows say it of each rate', async () => {
  const rows = async (figure: string) => {
    const argv = ['export', 'smoke', '--figure', figure, '--format', 'json'];
    return JSON.parse((await workspace.eval(argv)).out).rows;
  };
  for (const row of await rows('win-rate')) expect(row.estimator).toBe('luck-corrected');
  for (const row of await rows('positions')) expect(row.estimator).toBe('raw');
});

test('what is told while a run goes on says it as well', async () => {
  const argv = ['smoke', '--hands', '12', '--seats', '2', '--events', '--run-id', 'told'];
  const lines = (await workspace.eval(argv)).out.trim().split('\n');
  const last = lines.map((line) => JSON.parse(line)).findLast(({ type }) => type === 'progress');
  expect(last).toMatchObject({ bbPer100: expect.any(Number), estimator: 'luck-corrected' });
});
