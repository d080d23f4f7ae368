import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AbSummary, abSummarySchema } from '@poker-bot/shared/evaluation/ab-summary';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { writeDrawnAndLikeliest } from '../support/drawn-and-likeliest.ts';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

// Hundreds of hands, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const worker = pathToFileURL(join(import.meta.dirname, '../../dist/cli/play-worker.js'));

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = new TemporaryWorkspace();
  writeDrawnAndLikeliest(workspace);
});
afterEach(() => workspace[Symbol.dispose]());

const read = (run: string, name: string) =>
  readFileSync(workspace.file(`results/eval/${run}/${name}`), 'utf8');

async function play(...argv: string[]): Promise<AbSummary> {
  const { out } = await workspace.eval(['ab', ...argv, '--json']);
  return abSummarySchema.parse(JSON.parse(out));
}

test('a run leaves its files, its summary is that on standard output, the exit code says whether B is better, and what cannot be decided is said before', async () => {
  const { exitCode, out, err } = await workspace.eval([
    'ab',
    'drawn',
    'config/bot/likeliest.bot.json',
    '--hands',
    '80',
    '--run-id',
    'one',
    '--json',
  ]);
  const summary = abSummarySchema.parse(JSON.parse(out));
  expect(exitCode).toBe(4);
  expect(err).toMatch(/^warning: It cannot end with a verdict: 80 hands are 40 pairs/);
  expect(summary).toMatchObject({
    runId: 'one',
    suite: 'ab',
    a: { name: 'drawn' },
    b: { name: 'likeliest' },
    hands: 80,
    pairs: 40,
    seats: 2,
    identical: false,
    crashes: 0,
    test: { method: 'interval', estimator: 'luck-corrected' },
  });
  expect(summary.valueFunction).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.parse(read('one', 'manifest.json')).valueFunction.sha256).toBe(summary.valueFunction);
  expect(JSON.parse(read('one', 'summary.json'))).toEqual(summary);
  const files = readdirSync(workspace.file('results/eval/one')).toSorted();
  expect(files).toEqual(
    expect.arrayContaining(['hands.jsonl', 'hands.phhs', 'manifest.json', 'summary.csv']),
  );
});

test('a check tells that a run cannot be decided, and plays nothing', async () => {
  const argv = ['ab', 'drawn', 'likeliest', '--check', '--json'];
  const few = await workspace.eval([...argv, '--hands', '20']);
  expect(JSON.parse(few.out)).toMatchObject({
    type: 'checked',
    warning: expect.stringContaining('a verdict takes 100 in which the two differ'),
  });
  expect(JSON.parse((await workspace.eval(argv)).out)).not.toHaveProperty('warning');
});

test('a run that ends with a verdict has the same hands however many threads play it', async () => {
  const argv = ['ab', 'drawn', 'likeliest', '--max-hands', '2000'];
  const one = await workspace.eval([...argv, '--run-id', 'one', '--workers', '1'], { worker });
  const three = await workspace.eval([...argv, '--run-id', 'three', '--workers', '3'], { worker });
  expect(three.exitCode).toBe(one.exitCode);
  expect(JSON.parse(read('one', 'summary.json'))).toMatchObject({ test: { decided: true } });
  expect(read('three', 'hands.jsonl')).toBe(read('one', 'hands.jsonl'));
  expect(read('three', 'hands.phhs')).toBe(read('one', 'hands.phhs'));
  // As after a kill between the last hand and the summary.
  rmSync(workspace.file('results/eval/one/summary.json'));
  const { summary } = JSON.parse((await workspace.eval(['show', 'one', '--json'])).out);
  expect(summary.reasons.at(-1)).toMatch(/^All hands are played, but/);
});

test('a run that was stopped resumes to the same bytes and the same summary', async () => {
  const whole = await play('drawn', 'likeliest', '--hands', '60', '--run-id', 'whole');
  const interruption = new AbortController();
  const begun = ['ab', 'drawn', 'likeliest', '--hands', '60', '--run-id', 'stopped', '--events'];
  const stopped = await workspace.eval(begun, {
    signal: interruption.signal,
    onText: (text) => {
      if (text.includes('"started"')) interruption.abort();
    },
  });
  expect(stopped.exitCode).toBe(130);
  // By it the CLI names the command that goes on.
  expect(JSON.parse(stopped.out.trimEnd().split('\n').at(-1)!)).toMatchObject({
    type: 'failed',
    error: { code: 'INTERRUPTED', details: { suite: 'ab', runId: 'stopped' } },
  });
  const resumed = await play('--resume', 'stopped');
  const apart = { runId: '', folder: '', a: whole.a, b: whole.b };
  expect({ ...resumed, ...apart }).toEqual({ ...whole, ...apart });
  expect(read('stopped', 'hands.jsonl')).toBe(read('whole', 'hands.jsonl'));
});

test('the longer run that is named can be played: it has no more hands than one may have', async () => {
  const hands200 = ['drawn', 'likeliest', '--hands', '200'];
  const capped = async (cap: string) => {
    const environment = { SMOKE_HAND_CAP: cap };
    const { out } = await workspace.eval(['ab', ...hands200, '--json'], { environment });
    return abSummarySchema.parse(JSON.parse(out));
  };
  const { verdict, moreHands, longer, reasons } = await capped('301');
  expect(verdict).toBe('undecided');
  expect(200 + (moreHands ?? 0)).toBeGreaterThan(301);
  expect(longer?.slice(-2)).toEqual(['--max-hands', '300']);
  expect(reasons.at(-1)).toBe(
    `A verdict would take about ${200 + (moreHands ?? 0)} hands, and \`SMOKE_HAND_CAP\` lets a run have 300`,
  );
  const check = ['ab', ...(longer ?? []), '--check'];
  const environment = { SMOKE_HAND_CAP: '301' };
  expect((await workspace.eval(check, { environment })).exitCode).toBe(0);
  expect((await capped('201')).longer).toBeNull();
  const free = await capped('1000000');
  expect(free.longer?.slice(-1)).toEqual([String(200 + (moreHands ?? 0))]);
  expect(free.reasons).toEqual(reasons.slice(0, -1));
});

test('a bot that is compared with itself is told as a check before and after, and is equivalent', async () => {
  const argv = ['ab', 'drawn', 'drawn', '--max-hands', '400'];
  const checked = await workspace.eval([...argv, '--check', '--json']);
  const told = await workspace.eval([...argv, '--events', '--run-id', 'told']);
  const { out, err } = await workspace.eval([...argv, '--json']);
  const summary = abSummarySchema.parse(JSON.parse(out));
  const meaning = summary.reasons[0];
  expect(meaning).toMatch(/^The two configurations differ in nothing that makes them play/);
  expect(err).toBe(`warning: ${meaning}\n`);
  expect(JSON.parse(checked.out)).toMatchObject({ type: 'checked', warning: meaning });
  const [started = ''] = told.out.split('\n');
  expect(JSON.parse(started)).toMatchObject({ type: 'started', warning: meaning });
  expect(summary).toMatchObject({ verdict: 'equivalent', identical: true });
});

test('a bot whose only advisor is away was never seen, whatever it loses by that', async () => {
  const advisors = [{ type: 'solver' }];
  workspace.write('config/bot/away.bot.json', JSON.stringify({ name: 'away', advisors }));
  const hands500 = ['--max-hands', '500', '--no-luck-correction'];
  const argv = [
    'ab',
    'away',
    'drawn',
    ...hands500,
    '--run-id',
    'away',
    '--allow-degraded',
    '--json',
  ];
  const { exitCode, out } = await workspace.eval(argv);
  const { verdict, hands, degradedHands, interval, reasons } = abSummarySchema.parse(
    JSON.parse(out),
  );
  expect({ exitCode, verdict, hands }).toEqual({ exitCode: 4, verdict: 'undecided', hands: 500 });
  expect(interval![0]).toBeGreaterThan(0);
  expect(reasons[0]).toMatch(/^All \d+ decisions of `away` were degraded/);
  expect(reasons.at(-1)).toMatch(new RegExp(`^In ${degradedHands} of 500 hands`));
  await play('drawn', 'likeliest', '--hands', '100', '--run-id', 'there');
  const compared = JSON.parse((await workspace.eval(['compare', 'there', 'away', '--json'])).out);
  expect(compared.notes).toContain(
    `In ${degradedHands} of 500 hands of run \`away\` an advisor was late or failed`,
  );
});

test('a run of another suite is not continued, and other settings are not either', async () => {
  await workspace.eval(['smoke', '--hands', '6', '--run-id', 'smoke']);
  const other = await workspace.eval(['ab', '--resume', 'smoke']);
  expect(other.err).toContain('RUN_DIFFERS');
  expect(other.err).toContain('eval smoke --resume smoke');
  await play('drawn', 'likeliest', '--hands', '20', '--run-id', 'ab');
  const settings = await workspace.eval(['ab', '--resume', 'ab', '--delta', '9']);
  expect(settings.err).toContain('`--delta` is `9`, the run has `5`');
  const luck = await workspace.eval(['ab', '--resume', 'ab', '--no-luck-correction']);
  expect(luck.err).toContain('`--no-luck-correction` is `given`, the run has `not given`');
});

test('a run is continued by the flags that it was started with, and by no others', async () => {
  const field = ['--opponent', 'maniac', '--seats', '4', '--hands', '9'];
  const { hands } = await play('drawn', 'likeliest', '--run-id', 'field', ...field);
  expect(hands).toBe(16);
  expect((await play('--resume', 'field', ...field)).hands).toBe(16);
  for (const [flag, words] of [
    [['--hands', '17'], '`--hands` is `17`, the run has `16`'],
    [['--max-hands', '16'], '`--until-decided` is `given`, the run has `not given`'],
    [['--no-luck-correction'], '`--no-luck-correction` is `given`, the run has `not given`'],
    [['--opponent', 'random'], 'the run has `maniac,maniac,maniac`'],
  ] as const) {
    const { err, exitCode } = await workspace.eval(['ab', '--resume', 'field', ...flag]);
    expect({ err, exitCode }).toEqual({ err: expect.stringContaining(words), exitCode: 2 });
  }
});

test('a run that was begun with another value function is not continued with this one', async () => {
  await play('drawn', 'likeliest', '--hands', '8', '--run-id', 'older');
  const path = workspace.file('results/eval/older/manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  manifest.valueFunction.sha256 = '0'.repeat(64);
  writeFileSync(path, JSON.stringify(manifest));
  expect((await play('--resume', 'older')).hands).toBe(8);
  rmSync(workspace.file('results/eval/older/summary.json'));
  const { err, exitCode } = await workspace.eval(['ab', '--resume', 'older']);
  expect({ err, exitCode }).toEqual({ err: expect.stringMatching(/^RUN_DIFFERS: /), exitCode: 2 });
});

test('bots that several threads cannot play leave no run behind', async () => {
  const advisors = [{ type: 'agents' }];
  workspace.write('config/bot/paid.bot.json', JSON.stringify({ name: 'paid', advisors }));
  const { exitCode, err } = await workspace.eval([
    ...['ab', 'drawn', 'paid', '--workers', '2', '--hands', '4', '--run-id', 'threads'],
  ]);
  expect({ exitCode, err }).toEqual({ exitCode: 2, err: expect.stringContaining('paid from one') });
  expect((await workspace.eval(['list', '--json'])).out).not.toContain('threads');
});

test('the list and `show` know a run of two bots', async () => {
  const summary = await play('drawn', 'likeliest', '--hands', '40', '--run-id', 'ab');
  const list = JSON.parse((await workspace.eval(['list', '--json'])).out);
  expect(list.runs).toMatchObject([
    {
      ...{ runId: 'ab', suite: 'ab', bot: 'likeliest', opponents: ['drawn'], hands: 40, of: 40 },
      against: 'drawn',
      measured: { what: 'B from A', estimator: 'luck-corrected', level: 0.95, looks: 'every' },
    },
  ]);
  const { out } = await workspace.eval(['list']);
  expect(out).toMatch(/likeliest against drawn {2}B from A [+−]\S+ bb\/100 by luck-corrected, /);
  const shown = JSON.parse((await workspace.eval(['show', 'ab', '--json'])).out);
  expect(shown.summary).toEqual(summary);
});
