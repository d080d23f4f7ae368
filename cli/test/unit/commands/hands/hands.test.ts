import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import HandsConvert from '../../../../src/commands/hands/convert.ts';
import HandsShow from '../../../../src/commands/hands/show.ts';
import HandsVerify from '../../../../src/commands/hands/verify.ts';
import { repositoryRoot } from '../../../support/repository-root.ts';
import { runCommand } from '../../../support/run-command.ts';

const samples = join(repositoryRoot, 'packages/poker/test/samples');
const shortStacks = readFileSync(join(samples, 'short-stacks.phhs'), 'utf8');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pokerbot-hands-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const here = () => ({ workingDirectory: folder });
const inSamples = { workingDirectory: samples };

describe('hands verify', () => {
  test('of a match without a hand says that there is none', async () => {
    writeFileSync(join(folder, 'match.log'), '# name/game/hands/seed none game 0 1\n');
    expect(await runCommand(HandsVerify, ['match.log'], here())).toMatchObject({
      exitCode: 0,
      stdout: 'No hand in 1 file: there is nothing to replay\n',
    });
  });

  test('counts the hands of all files that replay', async () => {
    const files = ['squeeze.phh', 'short-stacks.phhs', 'three-players.log'];
    expect(await runCommand(HandsVerify, files, inSamples)).toEqual({
      exitCode: 0,
      stdout: '7 of 7 hands in 3 files replay as recorded\n',
      stderr: '',
    });
  });

  test('lists every wrong hand with file, line, hand, code and reason, and exits with 4', async () => {
    writeFileSync(
      join(folder, 'wrong.phhs'),
      shortStacks
        .replace('finishing_stacks = [960, 680, 360]', 'finishing_stacks = [961, 679, 360]')
        .replace('"p4 cbr 401"', '"p4 cbr 399"'),
    );
    const { exitCode, stdout, stderr } = await runCommand(
      HandsVerify,
      ['wrong.phhs', '--json'],
      here(),
    );
    const document = JSON.parse(stdout);
    expect([exitCode, stderr]).toEqual([4, '']);
    expect((await HandsVerify.result()).parse(document)).toEqual({
      files: 1,
      hands: 3,
      ok: 1,
      failed: [
        {
          file: 'wrong.phhs',
          line: 23,
          hand: 2,
          code: 'HISTORY_RESULT_MISMATCH',
          message: 'p1 ends with 960; the record says 961',
        },
        {
          file: 'wrong.phhs',
          line: 32,
          hand: 3,
          code: 'HISTORY_ILLEGAL_ACTION',
          message: 'A raise has to go to 400 at least, not 399',
        },
      ],
    });
    expect((await runCommand(HandsVerify, ['wrong.phhs'], here())).stdout).toBe(
      [
        'wrong.phhs:23 hand 2 HISTORY_RESULT_MISMATCH: p1 ends with 960; the record says 961',
        'wrong.phhs:32 hand 3 HISTORY_ILLEGAL_ACTION: A raise has to go to 400 at least, not 399',
        '1 of 3 hands in 1 file replay as recorded',
        '',
      ].join('\n'),
    );
  });

  test('refuses what is not there and what is no hand history, with 2', async () => {
    writeFileSync(join(folder, 'notes.txt'), 'hello\n');
    expect(await runCommand(HandsVerify, ['missing.phh'], here())).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(
        'FILE_UNREADABLE: `missing.phh` cannot be read: there is no such file',
      ),
    });
    expect(await runCommand(HandsVerify, ['notes.txt'], here())).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining('HISTORY_FORMAT_UNKNOWN: `notes.txt:1`: The file is neither'),
    });
    expect(await runCommand(HandsVerify, [], here())).toMatchObject({ exitCode: 2 });
  });
});

describe('hands show', () => {
  test('tells a hand street by street', async () => {
    const { exitCode, stdout } = await runCommand(
      HandsShow,
      ['short-stacks.phhs', '--hand', '2'],
      inSamples,
    );
    expect(exitCode).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Hand 2  short-stacks.phhs:13
      No-limit hold'em, blinds 30/60, ante 60, 3 players

      SEAT  PLAYER  POSITION     CARDS  STACK  ENDS WITH
      p1    Ann     small blind  As Ah    300        960
      p2    Bob     big blind    Ks Kh    700        680
      p3    Cid     button       Qs Qh   1000        360

      Preflop
        Bob posts an ante of 60
        Ann posts a blind of 30
        Bob posts a blind of 60
        Cid raises to 1000 and is all in
        Ann calls 270 and is all in
        Bob calls 580 and is all in
        Cid takes back 360

      Flop  2c 3d 4h  pot 1640

      Turn  2c 3d 4h 7d  pot 1640

      River  2c 3d 4h 7d 9c  pot 1640
        Ann shows As Ah (pair of aces, nine-seven-four)
        Bob shows Ks Kh (pair of kings, nine-seven-four)
        Cid mucks
        Ann wins 960
        Bob wins 680

      Replays as recorded
      "
    `);
  });

  test('tells chips with fractions and unknown cards as they were recorded', async () => {
    const { stdout } = await runCommand(HandsShow, ['squeeze.phh'], inSamples);
    expect(stdout).toMatchInlineSnapshot(`
      "Hand squeeze  squeeze.phh:1
      No-limit hold'em, blinds 0.25/0.5, 4 players

      SEAT  PLAYER           POSITION     CARDS  STACK  ENDS WITH
      p1    Ann              small blind  Ah Kh     50      72.75
      p2    p2               big blind    ?? ??  48.75      48.25
      p3    Cid                           ?? ??   61.2       61.2
      p4    Dee "the clock"  button       Qs Qc    100      77.75

      Preflop
        Ann posts a blind of 0.25
        p2 posts a blind of 0.5
        Cid folds
        Dee "the clock" raises to 1.25
        Ann raises to 5.5
        p2 folds
        Dee "the clock" calls 4.25

      Flop  Kd 7c 2s  pot 11.5
        Ann bets 4
        Dee "the clock" calls 4

      Turn  Kd 7c 2s 9h  pot 19.5
        Ann checks
        Dee "the clock" checks

      River  Kd 7c 2s 9h 3d  pot 19.5
        Ann bets 12.75
        Dee "the clock" calls 12.75
        Ann shows Ah Kh (pair of kings, ace-nine-seven)
        Dee "the clock" mucks
        Ann wins 45

      Replays as recorded
      "
    `);
  });

  test('prints a document that follows its schema, of a hand found by its place', async () => {
    const text = shortStacks.replace('hand = 3', 'hand = "final"');
    writeFileSync(join(folder, 'named.phhs'), text);
    const run = (hand: string) =>
      runCommand(HandsShow, ['named.phhs', '--hand', hand, '--json'], here());
    const byPlace = JSON.parse((await run('3')).stdout);
    expect((await HandsShow.result()).parse(byPlace)).toMatchObject({ hand: 'final', ok: true });
    expect(JSON.parse((await run('final')).stdout)).toEqual(byPlace);
  });

  test('refuses a hand that is not in the file', async () => {
    expect(await runCommand(HandsShow, ['squeeze.phh', '--hand', '9'], inSamples)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('HAND_UNKNOWN: `squeeze.phh` has no hand `9` among its 1'),
    });
  });

  test('says where a hand does not replay, and exits with 4', async () => {
    writeFileSync(join(folder, 'a.phhs'), shortStacks.replace('"p4 cbr 401"', '"p4 cbr 399"'));
    const { exitCode, stdout } = await runCommand(HandsShow, ['a.phhs', '--hand', '3'], here());
    expect(exitCode).toBe(4);
    expect(stdout).toContain(
      'HISTORY_ILLEGAL_ACTION at line 32: A raise has to go to 400 at least, not 399\n',
    );
  });
});

describe('hands convert', () => {
  test('brings a match log to PHH and back', async () => {
    const log = readFileSync(join(samples, 'three-players.log'), 'utf8');
    writeFileSync(join(folder, 'a.log'), log);
    expect(
      await runCommand(HandsConvert, ['a.log', '--to', 'phhs', '-o', 'a.phhs'], here()),
    ).toEqual({ exitCode: 0, stdout: 'Wrote 3 hands to `a.phhs`\n', stderr: '' });
    const { stdout } = await runCommand(HandsConvert, ['a.phhs', '--to', 'acpc'], here());
    expect(stdout.split('\n').slice(1)).toEqual(log.split('\n').slice(1));
    expect(readdirSync(folder).toSorted()).toEqual(['a.log', 'a.phhs']);
  });

  test('replaces a file only when told to', async () => {
    writeFileSync(join(folder, 'mine.phhs'), 'mine');
    const argv = [join(samples, 'squeeze.phh'), '--to', 'phhs', '--output', 'mine.phhs'];
    expect(await runCommand(HandsConvert, argv, here())).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('USAGE: `mine.phhs` exists already'),
    });
    expect(readFileSync(join(folder, 'mine.phhs'), 'utf8')).toBe('mine');
    const forced = await runCommand(HandsConvert, [...argv, '--force', '--json'], here());
    expect((await HandsConvert.result()).parse(JSON.parse(forced.stdout))).toEqual({
      hands: 1,
      to: 'phhs',
      output: 'mine.phhs',
      text: null,
    });
  });

  test('refuses with the reason what the format cannot hold, and writes nothing', async () => {
    const argv = [join(samples, 'short-stacks.phhs'), '--to', 'acpc', '--output', 'a.log'];
    const { exitCode, stderr } = await runCommand(HandsConvert, argv, here());
    expect([exitCode, readdirSync(folder)]).toEqual([2, []]);
    expect(stderr).toContain(
      'Hand 2 cannot be written as an ACPC match text: it has antes or dead blinds',
    );
  });
});
