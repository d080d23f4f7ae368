import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
} from 'node:fs';
import { shadowSummarySchema } from '@poker-bot/shared/evaluation/shadow-summary';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acesHand, outOfTurn, phhHand, shownHand } from '../support/recorded-hands.ts';
import { stopAtOnce } from '../support/stop-at-once.ts';
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

/** Plays a session of real hands: the log of a smoke run, where a session has its own. */
async function playSession(sessionId: string): Promise<string> {
  await workspace.eval(['smoke', '--hands', '12', '--run-id', 'played']);
  mkdirSync(workspace.file('results/hands'), { recursive: true });
  const log = `results/hands/session-${sessionId}.jsonl`;
  workspace.write(log, read('results/eval/played/hands.jsonl'));
  return log;
}

describe('a file that is there twice would count twice, and is refused:', () => {
  const refused = async (...from: string[]) => {
    const argv = ['shadow', '--json', ...from.map((file) => `--from=${file}`)];
    const { exitCode, out } = await workspace.eval(argv);
    const { code, message } = JSON.parse(out).error;
    expect({ exitCode, code }).toEqual({ exitCode: 2, code: 'USAGE' });
    expect(existsSync(workspace.file('results/eval'))).toBe(false);
    return message;
  };
  beforeEach(() => workspace.write('mine.phhs', hands(2)));

  test('by its name', async () => {
    const message = '`mine.phhs` is named twice: its hands would count twice';
    expect(await refused('mine.phhs', './mine.phhs')).toBe(message);
  });

  test('by a link', async () => {
    symlinkSync(workspace.file('mine.phhs'), workspace.file('link.phhs'));
    expect(await refused('mine.phhs', 'link.phhs')).toMatch(/^`link\.phhs` holds the same bytes/);
  });

  test('as a copy', async () => {
    workspace.write('other.phhs', hands(3));
    workspace.write('copy.phhs', hands(2));
    expect(await refused('mine.phhs', 'other.phhs', 'copy.phhs')).toBe(
      '`copy.phhs` holds the same bytes as `mine.phhs`: its hands would count twice',
    );
  });
});

describe('a session', () => {
  test('is replayed by its id, or by SESSION_ID', async () => {
    await playSession('friday');
    const summary = await shadow('--session', 'friday');
    expect(summary.source.session).toBe('friday');
    expect(summary.hands).toBe(12);
    const { out } = await workspace.eval(['shadow', '--json'], {
      environment: { SESSION_ID: 'friday' },
    });
    expect(JSON.parse(out)).toMatchObject({ decisions: summary.decisions });
  });

  test('may grow while it is replayed: a run goes on with the hands that it began with', async () => {
    const log = await playSession('friday');
    const whole = await shadow('--session', 'friday', '--run-id', 'whole');
    const argv = ['shadow', '--session', 'friday', '--run-id', 'cut'];
    await stopAtOnce(workspace, argv);
    appendFileSync(workspace.file(log), read(log));
    expect((await shadow('--resume', 'cut')).decisions).toBe(whole.decisions);
    expect(decisions('cut')).toBe(decisions('whole'));
  });

  test('that is torn loses its last line alone, and the loss is counted', async () => {
    const log = await playSession('friday');
    truncateSync(workspace.file(log), read(log).length - 20);
    appendFileSync(workspace.file(log.replace('.jsonl', '.1.jsonl')), 'no hand\n{"hand":\n');
    const { source, hands: replayed } = await shadow('--session', 'friday');
    expect(replayed).toBe(11);
    expect(source.hands).toBe(13);
    expect(source.skipped).toMatchObject({ hands: 2, tornLines: 1 });
    expect(source.skipped.listed[0]).toEqual({
      file: 'session-friday.1.jsonl',
      line: 1,
      hand: null,
      code: 'HAND_LOG_DAMAGED',
      message: 'The line is not JSON',
    });
  });

  test('nobody knows is told with those there are', async () => {
    await playSession('friday');
    const { exitCode, err } = await workspace.eval(['shadow', '--session', 'fryday']);
    expect(exitCode).toBe(2);
    expect(err).toMatch(
      /^SESSION_UNKNOWN: No session `fryday` .*\nhint: Choose one of `friday`\n$/,
    );
  });
});

describe('hands that break the rules', () => {
  test('are skipped, each listed with file, line and reason', async () => {
    const text = [phhHand(1, acesHand), phhHand(2, outOfTurn), '[3]\nvariant = 7\n', hands(1)];
    workspace.write('hands.phhs', text.join('\n'));
    const { source, hands: replayed } = await shadow('--from', 'hands.phhs');
    expect(replayed).toBe(2);
    expect(source.hands).toBe(4);
    expect(source.skipped.listed).toMatchObject([
      { file: 'hands.phhs', line: 17, hand: '2', code: 'HISTORY_ILLEGAL_ACTION' },
      { file: 'hands.phhs', line: 22, hand: '3', code: 'HISTORY_SYNTAX' },
    ]);
    expect(source.skipped.listed[0]?.message).toContain('p1 acts out of turn');
  });

  test('cannot be all there is', async () => {
    workspace.write('hands.phhs', phhHand(1, outOfTurn));
    const { exitCode, err } = await workspace.eval(['shadow', '--from', 'hands.phhs']);
    expect(exitCode).toBe(4);
    expect(err).toMatch(/^HANDS_WRONG: None of 1 hands .*`hands\.phhs:7`: /);
  });
});

describe('a source', () => {
  const unseen = { ...shownHand, actions: shownHand.actions.slice(0, -2) };

  test.each<[string, string, string[], RegExp]>([
    ['that is named twice', hands(1), ['--session', 'x'], /^USAGE: Either/],
    ['that is a folder', '', ['--from', '.'], /^FILE_UNREADABLE: .* is a folder/],
    ['that is not there', '', ['--from', 'no.phhs'], /^FILE_UNREADABLE: .*no such file/],
    ['that is standard input', '', ['--from', '-'], /^USAGE: Standard input/],
    ['without a byte', '', [], /^HISTORY_FORMAT_UNKNOWN: .*is empty/],
    ['of garbage', '\0\u{1F600}\u0001'.repeat(9_999), [], /^HISTORY_FORMAT_UNKNOWN: .*neither/],
    ['of one endless line', `{${'x'.repeat(9_000_000)}`, [], /^HISTORY_FORMAT_UNKNOWN: .*longer/],
    ['without a known card', phhHand(1, unseen), [], /^CARDS_UNKNOWN: .*of 9 decisions/],
    [
      'without that player',
      hands(1),
      ['--player', 'Dan'],
      /^PLAYER_UNKNOWN: .*`Dan`.*\nhint: Choose among `Ann`, `Bob`, `Cid`/,
    ],
    [
      'for nobody',
      hands(1),
      ['--bot', 'nobody'],
      /^BOT_UNKNOWN: .*\nhint: Choose one of `default`/,
    ],
    ['for a file that is no bot', hands(1), ['--bot', 'hands.phhs.json'], /^CONFIG_UNREADABLE/],
    ['with half a share', hands(1), ['--min-agreement', '80'], /^USAGE: .*\nhint: .*0\.8 for 80%/],
    ['of no hands', hands(1), ['--hands', '0'], /^HANDS_INVALID/],
  ])('%s is refused, and no run is left behind', async (_what, text, argv, message) => {
    workspace.write('hands.phhs', text);
    const from = argv.includes('--from') ? [] : ['--from', 'hands.phhs'];
    const { exitCode, out, err } = await workspace.eval(['shadow', ...from, ...argv]);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toMatch(message);
    expect(readdirSync(workspace.path).toSorted()).toEqual(['config', 'hands.phhs']);
  });

  test('that is looked over when Ctrl-C comes leaves no run behind', async () => {
    workspace.write('hands.phhs', hands(2));
    const argv = ['shadow', '--from', 'hands.phhs'];
    const { exitCode, err } = await workspace.eval(argv, { signal: AbortSignal.abort() });
    expect(exitCode).toBe(130);
    expect(err).toMatch(/^INTERRUPTED: Stopped while the source was looked over/);
    expect(readdirSync(workspace.path).toSorted()).toEqual(['config', 'hands.phhs']);
  });

  test('that is missing altogether is asked for', async () => {
    const { exitCode, err } = await workspace.eval(['shadow']);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^USAGE: There is nothing to replay\nhint: .*--session.*--from/);
  });

  test.each([
    ['holds something else', (path: string) => workspace.write(path, hands(6).replace('As', 'Ac'))],
    ['has 10 bytes left', (path: string) => truncateSync(workspace.file(path), 10)],
    ['is gone', (path: string) => rmSync(workspace.file(path))],
  ])('that %s is not gone on with', async (what, change) => {
    workspace.write('hands.phhs', hands(6));
    const argv = ['shadow', '--from', 'hands.phhs', '--run-id', 'stopped'];
    await stopAtOnce(workspace, argv);
    change('hands.phhs');
    const { exitCode, err } = await workspace.eval(['shadow', '--resume', 'stopped']);
    expect(exitCode).toBe(2);
    expect(err).toContain('SOURCE_CHANGED');
    expect(err).toContain(what);
  });
});
