import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { GateCondition } from '@poker-bot/shared/evaluation/smoke-summary';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

// Threads on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const program = new URL('../../dist/cli/play-worker.js', import.meta.url);

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = new TemporaryWorkspace();
});
afterEach(() => workspace[Symbol.dispose]());

const read = (run: string, name: string) =>
  readFileSync(workspace.file(`results/eval/${run}/${name}`), 'utf8');

function play(run: string, workers: number, { worker = program, argv = ['--hands', '700'] } = {}) {
  const flags = ['--run-id', run, '--workers', `${workers}`, '--json'];
  return workspace.eval(['smoke', ...argv, ...flags], { worker });
}

/** What of a summary is the same in every run of the same hands. */
function figures(run: string) {
  const summary = JSON.parse(read(run, 'summary.json'));
  const { runId, folder, latencyMs, memoryGrowthMb, gate, ...others } = summary;
  const outcomes = gate.map(({ name, outcome }: GateCondition) => [name, outcome]);
  return { ...others, outcomes, decisions: latencyMs.decisions };
}

/** A worker that ends over hand 300 so many times. */
function dying(times: number): URL {
  const marks = workspace.file('marks');
  mkdirSync(marks);
  const from = new URL('../support/dying-worker.mjs', import.meta.url);
  const how = JSON.stringify({ at: 300, times, marks });
  workspace.write('dying.mjs', `import { serveAndDie } from '${from}';\nserveAndDie(${how});\n`);
  return pathToFileURL(workspace.file('dying.mjs'));
}

describe('however many workers play', () => {
  test.each([['2'], ['6']])('at %s seats the files and the figures are the same', async (seats) => {
    const argv = ['--hands', '700', '--seats', seats];
    await play('one', 1, { argv });
    for (const workers of [2, 5]) {
      const run = `with-${workers}`;
      expect((await play(run, workers, { argv })).exitCode).toBe(0);
      for (const name of ['hands.jsonl', 'hands.phhs']) {
        expect(read(run, name) === read('one', name)).toBe(true);
      }
      expect(read(run, 'timings.jsonl').split('\n')).toHaveLength(701);
      expect(figures(run)).toEqual(figures('one'));
    }
  });

  test('a stopped run is resumed by any number of them', async () => {
    await play('whole', 1);
    const stop = new AbortController();
    const begun = await workspace.eval(
      ['smoke', '--hands', '700', '--run-id', 'cut', '--workers', '3', '--events'],
      { worker: program, signal: stop.signal, onOut: () => stop.abort() },
    );
    expect(begun.exitCode).toBe(130);
    for (const workers of ['2', '1']) {
      const { exitCode } = await workspace.eval(
        ['smoke', '--resume', 'cut', '--workers', workers],
        {
          worker: program,
        },
      );
      expect(exitCode).toBe(0);
    }
    expect(read('cut', 'hands.jsonl') === read('whole', 'hands.jsonl')).toBe(true);
    expect(figures('cut')).toEqual(figures('whole'));
  });
});

test('a run that ends early ends at the same hand, with the same files, whoever plays it', async () => {
  const bot = { name: 'half', advisors: [{ type: 'solver' }, { type: 'heuristic', samples: 20 }] };
  workspace.write('config/bot/default.bot.json', JSON.stringify(bot));
  workspace.write('config/eval/gates.json', JSON.stringify({ degradedShare: 0.2 }));
  for (const workers of [1, 3]) {
    expect((await play(`with-${workers}`, workers)).exitCode).toBe(4);
  }
  for (const name of ['hands.jsonl', 'hands.phhs']) {
    expect(read('with-3', name) === read('with-1', name)).toBe(true);
  }
  expect(JSON.parse(read('with-3', 'summary.json')).hands).toBeLessThan(700);
  expect(figures('with-3')).toEqual(figures('with-1'));
});

describe('a worker that dies', () => {
  test('is replaced, and its hands are played again', async () => {
    await play('whole', 1);
    const { exitCode, out } = await play('wounded', 2, { worker: dying(1) });
    expect(JSON.parse(out).error).toBeUndefined();
    expect(exitCode).toBe(0);
    expect(read('wounded', 'hands.jsonl') === read('whole', 'hands.jsonl')).toBe(true);
    expect(figures('wounded')).toEqual(figures('whole'));
  });

  test('twice over the same hands ends the run, and with another program it is resumed', async () => {
    await play('whole', 1);
    const { exitCode, out } = await play('wounded', 2, { worker: dying(2) });
    expect(exitCode).toBe(1);
    const { error } = JSON.parse(out);
    expect(error).toMatchObject({
      code: 'SHARD_LOST',
      details: { from: expect.any(Number), to: expect.any(Number) },
    });
    expect(error.message).toMatch(/^2 workers ended, one after the other, over hands \d+ to \d+$/);
    expect(error.next.join()).toContain('--resume wounded');
    const kept = read('wounded', 'hands.jsonl');
    expect(kept.split('\n').length).toBeGreaterThan(100);
    expect(read('whole', 'hands.jsonl').startsWith(kept)).toBe(true);
    const resumed = await workspace.eval(['smoke', '--resume', 'wounded'], { worker: program });
    expect(resumed.exitCode).toBe(0);
    expect(read('wounded', 'hands.jsonl') === read('whole', 'hands.jsonl')).toBe(true);
  });

  test('at once, before it plays anything, is told as lost', async () => {
    const worker = pathToFileURL(workspace.file('nothing.mjs'));
    const { exitCode, out } = await play('none', 2, { worker });
    expect(exitCode).toBe(1);
    const { code, message } = JSON.parse(out).error;
    expect({ code, message }).toEqual({
      code: 'SHARD_LOST',
      message: expect.stringContaining('nothing.mjs'),
    });
  });
});

test('a bot that pays for advice is not played by several, and no run is begun', async () => {
  const bot = { name: 'paying', advisors: [{ type: 'agents' }, { type: 'heuristic' }] };
  workspace.write('config/bot/default.bot.json', JSON.stringify(bot));
  const { exitCode, out } = await play('paid', 2);
  expect(exitCode).toBe(2);
  expect(JSON.parse(out).error).toMatchObject({ code: 'USAGE', details: { advisor: 'agents' } });
  expect(existsSync(workspace.file('results/eval/paid'))).toBe(false);
});
