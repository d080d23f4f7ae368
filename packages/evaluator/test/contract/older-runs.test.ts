import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = new TemporaryWorkspace();
});
afterEach(() => workspace[Symbol.dispose]());

const file = (name: string) => workspace.file(`results/eval/old/${name}`);
const read = (name: string) => JSON.parse(readFileSync(file(name), 'utf8'));
const answer = async (...argv: string[]) => JSON.parse((await workspace.eval(argv)).out);

test('a run from before luck was taken out is listed, shown and given again as it is', async () => {
  await workspace.eval(['smoke', '--hands', '12', '--run-id', 'old']);
  const manifest = read('manifest.json');
  delete manifest.settings.luckCorrection;
  writeFileSync(file('manifest.json'), JSON.stringify(manifest));
  const { estimator, estimates, ...older } = read('summary.json');
  expect([estimator, estimates.length]).toEqual(['all-in', 3]);
  writeFileSync(file('summary.json'), JSON.stringify(older));
  const known = { ...older, estimator: null, estimates: [] };
  expect((await answer('show', 'old', '--json')).summary).toEqual(known);
  expect(await answer('smoke', '--resume', 'old', '--json')).toEqual(known);
  const { runs } = await answer('list', '--json');
  expect(runs).toMatchObject([{ runId: 'old', state: 'finished', verdict: older.verdict }]);
});
