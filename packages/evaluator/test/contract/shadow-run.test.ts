import { appendFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { shadowDivergence } from '@poker-bot/shared/evaluation/shadow-divergence';
import { shadowSummarySchema } from '@poker-bot/shared/evaluation/shadow-summary';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acesHand, phhHand, shownHand } from '../support/recorded-hands.ts';
import { TemporaryWorkspace } from '../support/temporary-workspace.ts';

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = new TemporaryWorkspace();
});
afterEach(() => workspace[Symbol.dispose]());

const read = (name: string) => readFileSync(workspace.file(name), 'utf8');
const decisions = (run: string) => read(`results/eval/${run}/decisions.jsonl`);
const hands = (count: number) =>
  Array.from({ length: count }, (_, at) => phhHand(at + 1, acesHand)).join('\n');

async function shadow(...argv: string[]) {
  const { exitCode, out, err } = await workspace.eval(['shadow', '--json', ...argv]);
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  return shadowSummarySchema.parse(JSON.parse(out));
}

describe('a run', () => {
  test('leaves its six files and says how far the candidate agrees', async () => {
    workspace.write('hands.phhs', hands(3));
    const summary = await shadow('--from', 'hands.phhs', '--run-id', 'one');
    expect(summary).toMatchObject({
      runId: 'one',
      suite: 'shadow',
      verdict: null,
      hands: 3,
      decisions: 18,
      source: { session: null, hands: 3, unseen: 0, skipped: { hands: 0, tornLines: 0 } },
      ev: { judge: 'heuristic' },
      tokens: 0,
    });
    expect(summary.agreementRate).toBe(summary.agreements / 18);
    expect(summary.divergences).toBe(18 - summary.agreements);
    const files = [
      'decisions.jsonl',
      'manifest.json',
      'report.html',
      'summary.csv',
      'summary.json',
      'timings.jsonl',
    ];
    expect(readdirSync(workspace.file('results/eval/one')).toSorted()).toEqual(files);
    expect(JSON.parse(read('results/eval/one/summary.json'))).toEqual(summary);
    const [names = '', row = ''] = read('results/eval/one/summary.csv').split('\n');
    expect(row.split(',')).toHaveLength(names.split(',').length);
  });

  test('breaks its decisions down without losing one', async () => {
    workspace.write('hands.phhs', hands(3));
    const summary = await shadow('--from', 'hands.phhs');
    const { streets, positions, actions, byPlayer, moves } = summary;
    for (const tallies of [streets, positions, actions, byPlayer]) {
      const sum = (pick: 'decisions' | 'agreements') =>
        tallies.reduce((total, tally) => total + tally[pick], 0);
      expect({ decisions: sum('decisions'), agreements: sum('agreements') }).toEqual({
        decisions: summary.decisions,
        agreements: summary.agreements,
      });
    }
    const cells = Object.values(moves).flatMap((row) => Object.values(row));
    expect(cells.reduce((total, count) => total + count, 0)).toBe(summary.decisions);
  });

  test('takes the same decisions, byte for byte, under any name', async () => {
    workspace.write('hands.phhs', hands(5));
    await shadow('--from', 'hands.phhs', '--run-id', 'one');
    await shadow('--from', 'hands.phhs', '--run-id', 'two');
    await shadow('--from', 'hands.phhs', '--run-id', 'other', '--seed', 'other');
    expect(decisions('two')).toBe(decisions('one'));
    expect(decisions('other')).not.toBe(decisions('one'));
  });

  test('agrees with the bot that made the decisions, all of it where nothing is drawn', async () => {
    const best = { selection: 'best' };
    const bot = { name: 'best', advisors: [{ type: 'heuristic', samples: 5000 }], decision: best };
    workspace.write('config/bot/best.bot.json', JSON.stringify(bot));
    await workspace.eval(['smoke', '--hands', '24', '--run-id', 'played'], {
      environment: { BOT_CONFIG: 'config/bot/best.bot.json' },
    });
    const from = ['--from', 'results/eval/played/hands.jsonl', '--player', 'best'];
    const summary = await shadow(...from, '--bot', 'best');
    expect(summary.decisions).toBeGreaterThan(20);
    // The luck of the sampling differs: decisions on the edge may fall otherwise.
    expect(summary.agreementRate).toBeGreaterThan(0.9);
    expect(summary.byPlayer.map(({ name }) => name)).toEqual(['best']);
  });

  test('replays only whom it is asked for, and only as many hands', async () => {
    workspace.write('hands.phhs', hands(4));
    const argv = ['--from', 'hands.phhs', '--player', 'Ann', '--player', 'Cid', '--hands', '2'];
    const summary = await shadow(...argv);
    expect(summary).toMatchObject({ hands: 2, decisions: 6, players: ['Ann', 'Cid'] });
    expect(summary.source.hands).toBe(2);
  });

  test('is one source of several files, and counts decisions whose cards nobody knows', async () => {
    workspace.write('a.phhs', hands(1));
    workspace.write('b.phhs', phhHand(1, shownHand));
    const summary = await shadow('--from', 'a.phhs', '--from', 'b.phhs');
    expect(summary).toMatchObject({ hands: 2, decisions: 10 });
    expect(summary.source).toMatchObject({ hands: 2, unseen: 5 });
    expect(summary.source.files.map(({ name }) => name)).toEqual(['a.phhs', 'b.phhs']);
  });

  test.each([
    ['0', 0, 'pass'],
    ['1', 4, 'fail'],
  ])('with a least agreement of %s ends with %i: %s', async (least, code, verdict) => {
    workspace.write('hands.phhs', hands(2));
    const argv = ['shadow', '--from', 'hands.phhs', '--min-agreement', least, '--json'];
    const { exitCode, out } = await workspace.eval(argv);
    expect(exitCode).toBe(code);
    expect(JSON.parse(out)).toMatchObject({ verdict, minAgreement: Number(least) });
  });

  test('of which every decision was degraded decides nothing', async () => {
    workspace.write('hands.phhs', hands(1));
    const bot = { name: 'alone', advisors: [{ type: 'solver' }] };
    workspace.write('config/bot/alone.bot.json', JSON.stringify(bot));
    const argv = ['--from', 'hands.phhs', '--bot', 'alone', '--min-agreement', '0.5', '--json'];
    const refused = await workspace.eval(['shadow', ...argv]);
    expect(refused.exitCode).toBe(3);
    expect(JSON.parse(refused.out).error.code).toBe('SERVICES_ABSENT');
    const { exitCode, out } = await workspace.eval(['shadow', ...argv, '--allow-degraded']);
    expect(exitCode).toBe(4);
    expect(JSON.parse(out)).toMatchObject({ verdict: 'undecided', degradedDecisions: 6 });
  });
});

describe('a stopped run', () => {
  test('goes on to the bytes of one that was not stopped', async () => {
    workspace.write('hands.phhs', hands(40));
    await shadow('--from', 'hands.phhs', '--run-id', 'whole');
    const stopping = new AbortController();
    const argv = ['shadow', '--from', 'hands.phhs', '--run-id', 'stopped'];
    const stopped = await workspace.eval([...argv, '--events'], {
      signal: stopping.signal,
      onOut: () => setImmediate(() => stopping.abort()),
    });
    expect(stopped.exitCode).toBe(130);
    const failure = JSON.parse(stopped.out.trim().split('\n').at(-1) ?? '');
    expect(failure.error).toMatchObject({ code: 'INTERRUPTED', details: { suite: 'shadow' } });
    expect(decisions('stopped').length).toBeLessThan(decisions('whole').length);
    const shown = await workspace.eval(['show', 'stopped', '--json']);
    expect(JSON.parse(shown.out)).toMatchObject({
      finished: false,
      summary: { verdict: null, reasons: [expect.stringMatching(/^Only \d+ of 240 decisions/)] },
    });
    const list = JSON.parse((await workspace.eval(['list', '--json'])).out);
    expect(list.runs[0]).toMatchObject({ suite: 'shadow', state: 'unfinished', of: 40 });
    appendFileSync(workspace.file('results/eval/stopped/decisions.jsonl'), '{"index":');
    const summary = await shadow('--resume', 'stopped');
    expect(summary.latencyMs.decisions).toBe(240);
    expect(decisions('stopped')).toBe(decisions('whole'));
  });

  test('whose id a run of another suite has is not begun', async () => {
    workspace.write('hands.phhs', hands(1));
    await workspace.eval(['smoke', '--hands', '6', '--run-id', 'taken']);
    const { err } = await workspace.eval(['shadow', '--from', 'hands.phhs', '--run-id', 'taken']);
    expect(err).toMatch(/^RUN_EXISTS/);
  });

  test('that is finished gives its summary again and changes nothing', async () => {
    workspace.write('hands.phhs', hands(2));
    const first = await shadow('--from', 'hands.phhs', '--run-id', 'one');
    rmSync(workspace.file('hands.phhs'));
    expect(await shadow('--resume', 'one')).toEqual(first);
  });

  test.each([
    [['--player', 'Ann'], /`--player` is `Ann`, the run has `none`/],
    [['--seed', 'other'], /`--seed`/],
    [['--min-agreement', '0.5'], /`--min-agreement`/],
    [['--from', 'other.phhs'], /`--from` is `other.phhs`, the run has `hands.phhs`/],
    [['--bot', 'other'], /`--bot`/],
  ])('is refused with %s, which would make another of it', async (flags, message) => {
    workspace.write('hands.phhs', hands(1));
    await shadow('--from', 'hands.phhs', '--run-id', 'one');
    const { exitCode, err } = await workspace.eval(['shadow', '--resume', 'one', ...flags]);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^RUN_DIFFERS: /);
    expect(err).toMatch(message);
  });

  test('of another suite is not gone on with', async () => {
    await workspace.eval(['smoke', '--hands', '6', '--run-id', 'smoked']);
    const { exitCode, err } = await workspace.eval(['shadow', '--resume', 'smoked']);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^RUN_DIFFERS: .*suite `smoke`/);
  });
});

describe('a divergence', () => {
  test('can be opened: state, betting, advice, and what it is worth', async () => {
    workspace.write('hands.phhs', hands(3));
    const summary = await shadow('--from', 'hands.phhs', '--run-id', 'one');
    for (let number = 1; number <= summary.divergences; number += 1) {
      const argv = ['show', 'one', '--divergence', String(number), '--json'];
      const { exitCode, out } = await workspace.eval(argv);
      expect(exitCode).toBe(0);
      const divergence = shadowDivergence.parse(JSON.parse(out).divergence);
      const [recorded, candidate] = divergence.values;
      expect(divergence.evDifference).toBeCloseTo((candidate?.ev ?? 0) - (recorded?.ev ?? 0), 4);
      expect(divergence.recorded).not.toBe(divergence.candidate);
      expect(divergence.advisors[0]).toMatchObject({ name: 'heuristic', confidence: 0.5 });
      expect(divergence.judge.label).toContain('heuristic');
      expect(divergence.seats).toHaveLength(3);
    }
    const listed = [...summary.worst, ...summary.best].map(({ number }) => number);
    expect(new Set(listed).size).toBe(listed.length);
  });

  test('of a number that there is not is told with how many there are', async () => {
    workspace.write('hands.phhs', hands(1));
    const { divergences } = await shadow('--from', 'hands.phhs', '--run-id', 'one');
    const { exitCode, err } = await workspace.eval(['show', 'one', '--divergence', '999']);
    expect(exitCode).toBe(2);
    expect(err).toMatch(new RegExp(`^DIVERGENCE_UNKNOWN: .*has ${divergences} divergences`));
  });

  test('is nothing that a smoke run has', async () => {
    await workspace.eval(['smoke', '--hands', '6', '--run-id', 'smoked']);
    const { exitCode, err } = await workspace.eval(['show', 'smoked', '--divergence', '1']);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^RUN_DIFFERS: .*only `shadow` runs have divergences/);
    expect(err).toContain('hint: `eval show smoked` shows the run, without `--divergence`');
  });
});
