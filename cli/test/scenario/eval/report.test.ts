import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { evalExportResult, evalReportResult } from '../../../src/schemas/eval-report-result.ts';
import { ScenarioWorkspace } from '../../support/scenario-workspace.ts';

/** A bot that needs no service: nothing has to be started for its run. */
const bot = { name: 'alone', advisors: [{ type: 'heuristic', samples: 20 }] };

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = new ScenarioWorkspace();
  expect((await workspace.run('init', '--yes')).exitCode).toBe(0);
  writeFileSync(join(workspace.folder, 'config/bot/default.bot.json'), JSON.stringify(bot));
  const { exitCode } = await workspace.run('eval', 'smoke', '--hands', '60', '--run-id', 'one');
  expect(exitCode).toBe(0);
});
afterAll(() => workspace.dispose());

const read = (file: string) => readFileSync(join(workspace.folder, file));

test('the report of a run is written where it is asked for, and told', async () => {
  const own = await workspace.run('eval', 'report', 'one');
  const other = await workspace.run('eval', 'report', 'one', '--output', 'pages/a.html', '--json');

  expect(own.exitCode).toBe(0);
  expect(own.stdout).toContain('results/eval/one/report.html');
  expect(evalReportResult.parse(JSON.parse(other.stdout))).toMatchObject({
    ...{ runId: 'one', finished: true, file: 'pages/a.html', opened: null },
  });
  expect(read('pages/a.html')).toEqual(read('results/eval/one/report.html'));
});

test.each([
  ['svg', '<svg xmlns='],
  ['csv', 'hands,bbPer100,low,high,estimator\n'],
  ['json', '{\n  "runId": "one"'],
])('a figure comes as %s', async (format, beginning) => {
  const argv = ['--figure', 'win-rate', '--format', format, '--json'];
  const { exitCode, stdout, stderr } = await workspace.run('eval', 'export', 'one', ...argv);
  const result = evalExportResult.parse(JSON.parse(stdout));

  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(result.file).toBe(`results/eval/one/win-rate.${format}`);
  expect(read(result.file).toString('latin1').startsWith(beginning)).toBe(true);
  expect(read(result.file)).toHaveLength(result.bytes);
});

test('a run that is not there, and a figure that is none, are usage errors', async () => {
  const unknown = await workspace.run('eval', 'report', 'nobody', '--json');
  const none = await workspace.run('eval', 'export', 'one', '--figure', 'pie', '--json');

  expect(unknown.exitCode).toBe(2);
  expect(JSON.parse(unknown.stdout)).toMatchObject({ error: { code: 'RUN_UNKNOWN' } });
  expect(none.exitCode).toBe(2);
});
