import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writtenReport } from '@poker-bot/shared/evaluation/figure';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

vi.setConfig({ testTimeout: 120_000 });

const entryPoint = join(import.meta.dirname, '../../dist/cli/eval.js');

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = new TemporaryWorkspace();
});
afterEach(() => workspace[Symbol.dispose]());

const file = (run: string, name: string) => workspace.file(`results/eval/${run}/${name}`);
const read = (run: string, name: string) => readFileSync(file(run, name), 'utf8');
const page = (run: string) => read(run, 'report.html');

/** A run that was stopped after so many hands. */
async function stopped(run: string, after: number): Promise<void> {
  const interruption = new AbortController();
  const argv = ['smoke', '--hands', '2000', '--run-id', run, '--events'];
  let lines = 0;
  await workspace.eval(argv, {
    signal: interruption.signal,
    onOut: () => {
      lines += 1;
      if (lines > after) interruption.abort();
    },
  });
}

describe('the report of a run', () => {
  test('lies in its folder at the end, and is the same when it is written again', async () => {
    await workspace.eval(['smoke', '--hands', '60', '--run-id', 'one']);
    const first = page('one');
    writeFileSync(file('one', 'report.html'), 'lost');
    const { exitCode, out } = await workspace.eval(['report', 'one', '--json']);

    expect(exitCode).toBe(0);
    expect(writtenReport.parse(JSON.parse(out))).toMatchObject({
      ...{ runId: 'one', suite: 'smoke', finished: true, unreadableLines: 0 },
      file: 'results/eval/one/report.html',
      bytes: Buffer.byteLength(first),
    });
    expect(page('one')).toBe(first);
    expect(first).toContain('✔ pass');
  });

  test('tells all hands of a run that was stopped and resumed, and is the same when it is written again', async () => {
    await stopped('resumed', 1);
    await workspace.eval(['smoke', '--resume', 'resumed']);
    const first = page('resumed');
    await workspace.eval(['report', 'resumed']);

    expect(page('resumed')).toBe(first);
  });

  test('can be written elsewhere, also of a run that is not finished', async () => {
    await stopped('half', 1);
    const { exitCode, out } = await workspace.eval(['report', 'half', '--output', 'half.html']);

    expect({ exitCode, out }).toEqual({ exitCode: 0, out: 'half.html\n' });
    expect(readFileSync(workspace.file('half.html'), 'utf8')).toContain('this run is not finished');
    expect(existsSync(file('half', 'report.html'))).toBe(false);
    expect(existsSync(file('half', 'summary.json'))).toBe(false);
  });

  test('of a run without a hand says that there is none', async () => {
    await stopped('none', 0);
    truncateSync(file('none', 'hands.jsonl'));
    truncateSync(file('none', 'timings.jsonl'));
    const { exitCode } = await workspace.eval(['report', 'none']);

    expect(exitCode).toBe(0);
    expect(page('none')).toContain('No win rate yet; 0 hands');
    expect(page('none')).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('leaves out what is damaged in the logs of a finished run, and says so', async () => {
    await workspace.eval(['smoke', '--hands', '60', '--run-id', 'hurt']);
    const lines = read('hurt', 'hands.jsonl').split('\n');
    lines[3] = '{"hand":"0.3","index":3';
    lines[7] = '{"index":7,"tags":{"bot":"<b>"}}';
    writeFileSync(file('hurt', 'hands.jsonl'), lines.join('\n'));
    appendFileSync(file('hurt', 'timings.jsonl'), '{"index":60,"deci');
    const { exitCode, out } = await workspace.eval(['report', 'hurt', '--json']);

    expect({ exitCode, lines: JSON.parse(out).unreadableLines }).toEqual({ exitCode: 0, lines: 2 });
    expect(page('hurt')).toContain(
      '2 lines of hands.jsonl that cannot be read, the first of them line 4.',
    );
    expect(page('hurt')).toContain('The last line of timings.jsonl is half written and left out.');
  });

  test('of hands that somebody has tampered with holds none of their markup', async () => {
    await workspace.eval(['smoke', '--hands', '12', '--run-id', 'bad', '--seats', '2']);
    const evil = '<img src=x onerror=alert(1)>';
    const hands = read('bad', 'hands.jsonl')
      .replaceAll('"tight_aggressive"', JSON.stringify(evil))
      .replaceAll('"HEURISTIC"', JSON.stringify(evil))
      .replaceAll('"hand":"', `"hand":"${evil}`);
    writeFileSync(file('bad', 'hands.jsonl'), hands);
    await workspace.eval(['report', 'bad']);

    expect(page('bad')).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page('bad')).not.toContain('<img');
  });

  test('takes no more memory for a long log than for a short one', async () => {
    await workspace.eval(['smoke', '--hands', '600', '--run-id', 'long']);
    const text = read('long', 'hands.jsonl');
    for (let more = 0; more < 150; more += 1) appendFileSync(file('long', 'hands.jsonl'), text);
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--max-old-space-size=40', entryPoint, 'report', 'long'],
      { cwd: workspace.path, env: { PATH: process.env.PATH }, encoding: 'utf8' },
    );

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(page('long')).toContain('90,600');
  });

  test.each([
    [['report'], 2, /^USAGE: `report` needs the id/],
    [['report', 'nobody'], 2, /^RUN_UNKNOWN: /],
    [['report', '../escape'], 2, /^USAGE: /],
    [['report', 'nobody', '--output', ''], 2, /^USAGE: `--output` is empty/],
    [['export', 'nobody', '--figure', 'range'], 2, /^RUN_UNKNOWN: /],
    [['export', 'nobody'], 2, /^USAGE: `export` needs a figure/],
    [['export', 'nobody', '--figure', 'pie'], 2, /^USAGE: `--figure` is `pie`/],
  ])('%j is refused', async (argv, code, message) => {
    const { exitCode, err } = await workspace.eval(argv);
    expect(exitCode).toBe(code);
    expect(err).toMatch(message);
  });

  test('that cannot be written is told, and nothing is left half written', async () => {
    await workspace.eval(['smoke', '--hands', '12', '--run-id', 'one']);
    const { exitCode, err } = await workspace.eval(['report', 'one', '--output', 'absent/a.html']);

    expect({ exitCode, code: err.split(':')[0] }).toEqual({ exitCode: 3, code: 'FILE_UNWRITABLE' });
  });
});

describe('a figure of a run', () => {
  const figures = ['win-rate', 'positions', 'range', 'latency'];

  test.each(figures)('%s comes as a picture, as a table and as JSON', async (figure) => {
    await workspace.eval(['smoke', '--hands', '120', '--run-id', 'one']);
    const exported = async (format: string) =>
      await workspace.eval(['export', 'one', '--figure', figure, '--format', format]);
    const [svg, csv, json] = [await exported('svg'), await exported('csv'), await exported('json')];

    expect([svg, csv, json].map(({ exitCode, err }) => [exitCode, err])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
    ]);
    expect(svg.out).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" [\s\S]*<\/svg>\n$/);
    const { rows } = JSON.parse(json.out);
    expect(rows.length).toBeGreaterThan(0);
    const [names, ...lines] = csv.out.trimEnd().split('\n');
    expect(names?.split(',')).toEqual(Object.keys(rows[0]));
    expect(lines).toHaveLength(rows.length);
  });

  test('tells the actions of the bot with every starting hand, by position', async () => {
    await workspace.eval(['smoke', '--hands', '120', '--run-id', 'one', '--seats', '2']);
    const { out } = await workspace.eval(['export', 'one', '--figure', 'range', '--format=json']);
    const rows: { position: string; raised: number; called: number; folded: number }[] =
      JSON.parse(out).rows;
    const sum = (position: string) =>
      rows
        .filter((row) => row.position === position)
        .reduce((all, { raised, called, folded }) => all + raised + called + folded, 0);

    expect(rows).toHaveLength(3 * 169);
    // On the button, first to act heads-up, there is always something to decide.
    expect(sum('BTN')).toBe(60);
    expect(sum('all')).toBe(sum('BTN') + sum('BB'));
  });

  test('that the suite has nothing of is refused', async () => {
    await workspace.eval(['smoke', '--hands', '24', '--run-id', 'one']);
    const source = ['--from', 'results/eval/one/hands.jsonl'];
    await workspace.eval(['shadow', ...source, '--run-id', 'shadow']);
    const { exitCode, err } = await workspace.eval(['export', 'shadow', '--figure', 'range']);

    expect(exitCode).toBe(2);
    expect(err).toMatch(/^FIGURE_EMPTY: Run `shadow` of the suite `shadow` has nothing/);
    expect(err).toContain(
      'it is a figure of what a bot plays, and here recorded hands were replayed\n',
    );
    expect(err).toContain('hint: `pokerbot eval export shadow --figure latency` is there\n');
    expect(err).toContain('hint: `pokerbot eval report shadow` shows all that there is\n');
  });
});
