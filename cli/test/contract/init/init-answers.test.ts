import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import Init from '../../../src/commands/init.ts';
import type { Prompts } from '../../../src/prompts/prompts.ts';
import { readManifest } from '../../../src/stack/manifest/read-manifest.ts';
import { init, initJson } from '../../support/init-workspace.ts';
import { runCommand } from '../../support/run-command.ts';
import { snapshotFolder } from '../../support/snapshot-folder.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

describe('init without a terminal', () => {
  test('names the flag of every missing answer', async () => {
    using folder = new TemporaryFolder();
    expect(await init(folder.path, '--name', 'demo', '--provider', 'openai')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: [
        'error ANSWER_MISSING: there is no terminal to ask at and no answer for `--driver`, `--solver`, `--[no-]vision`, `--model`, `--provider-url`, `--seats`, `--opponent`',
        '',
        'hint: add `--yes` to take the defaults',
        'hint: or give these flags, or `--answers FILE`',
        '',
      ].join('\n'),
    });
    expect(snapshotFolder(folder.path)).toEqual({});
  });

  test('refuses a folder that holds other things, unless told `--yes`', async () => {
    using folder = new TemporaryFolder();
    writeFileSync(join(folder.path, 'thesis.tex'), 'mine');
    const { exitCode, document } = await initJson(folder.path);
    expect({ exitCode, error: document.error }).toEqual({
      exitCode: 2,
      error: {
        code: 'FOLDER_NOT_EMPTY',
        message: `\`${folder.path}\` holds 1 other files and folders and no \`pokerbot.yaml\``,
        next: [
          'choose an empty folder: `pokerbot init DIR`',
          'or confirm with `--yes`; nothing of yours is overwritten',
        ],
        details: { workspace: folder.path, found: ['thesis.tex'] },
      },
    });
    expect((await init(folder.path, '--yes')).exitCode).toBe(0);
    expect(readFileSync(join(folder.path, 'thesis.tex'), 'utf8')).toBe('mine');
  });
});

test('init refuses to make a workspace of a file', async () => {
  using folder = new TemporaryFolder();
  writeFileSync(join(folder.path, 'demo'), 'mine');
  const { exitCode, document } = await initJson(folder.path, 'demo', '--yes');
  expect({ exitCode, message: document.error.message }).toEqual({
    exitCode: 2,
    message: `\`${join(folder.path, 'demo')}\` is a file and cannot become a workspace`,
  });
  expect(readFileSync(join(folder.path, 'demo'), 'utf8')).toBe('mine');
});

describe('answers', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'an unknown one',
      'nmae: demo',
      '`answers.yaml:1:1`: unknown key `nmae`: did you mean `name`?',
    ],
    ['a bad one', '{\n  "name": "demo",\n  "seats": 12\n}', '`answers.yaml:3:3`: expected 2 to 9'],
    [
      'several bad ones',
      'name: Demo\nvision: maybe',
      '`answers.yaml:1:1`: expected lower-case letters, digits, `-` and `_`, at most 63\n`answers.yaml:2:1`: expected `true` or `false`',
    ],
    ['no YAML', 'name: [', '`answers.yaml:1:8`: '],
  ];

  test.each(cases)('are refused with their line for %s', async (_what, text, message) => {
    using folder = new TemporaryFolder();
    writeFileSync(join(folder.path, 'answers.yaml'), text);
    const { exitCode, document } = await initJson(
      folder.path,
      'demo',
      '--yes',
      '--answers',
      'answers.yaml',
    );
    expect({ exitCode, code: document.error.code }).toEqual({
      exitCode: 2,
      code: 'ANSWERS_INVALID',
    });
    expect(document.error.message).toContain(message);
  });

  test('come from a file, and a flag beats the file', async () => {
    using folder = new TemporaryFolder();
    const answers = {
      ...{ name: 'demo', driver: 'docker', solver: 'built-in', vision: true, provider: 'none' },
      ...{ seats: 4, opponents: ['random'] },
    };
    writeFileSync(join(folder.path, 'answers.json'), JSON.stringify(answers));
    const { exitCode, document } = await initJson(
      folder.path,
      ...['demo', '--answers', 'answers.json', '--driver', 'process'],
    );
    expect({ exitCode, answers: document.answers }).toEqual({
      exitCode: 0,
      answers: { ...answers, driver: 'process', model: '', providerUrl: '' },
    });
  });

  test('name a file that is not there', async () => {
    using folder = new TemporaryFolder();
    const { exitCode, document } = await initJson(folder.path, '--yes', '--answers', 'none.json');
    expect({ exitCode, code: document.error.code }).toEqual({
      exitCode: 2,
      code: 'FILE_UNREADABLE',
    });
  });

  test('may name opponents of the workspace and no others', async () => {
    using folder = new TemporaryFolder();
    mkdirSync(join(folder.path, 'config/opponents'), { recursive: true });
    writeFileSync(join(folder.path, 'config/opponents/mine.json'), '{}');
    expect((await init(folder.path, '--yes', '--opponent', 'mine')).exitCode).toBe(0);
    const { exitCode, document } = await initJson(folder.path, '--yes', '--opponent', 'nobody');
    expect({ exitCode, message: document.error.message }).toEqual({
      exitCode: 2,
      message:
        '`opponents`: there is no `nobody`; known are calling_station, loose_aggressive, maniac, mine, random, tight_aggressive, tight_passive',
    });
  });

  test('are asked for at a terminal, except those given, offering the last ones', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes', '--seats', '5');
    const asked: string[] = [];
    const prompts: Prompts = {
      text: async ({ message, default: preset }) => {
        asked.push(`${message} [${preset}]`);
        return preset ?? '';
      },
      select: async ({ message, default: preset, choices }) => {
        asked.push(`${message} [${preset}]`);
        const last = choices[choices.length - 1]!;
        return (message.includes('language models') ? last : choices[0]!).value;
      },
      hidden: () => expect.fail('Nothing here is hidden'),
      several: async ({ message, default: presets }) => {
        asked.push(`${message} [${presets.join(' ')}]`);
        return presets.slice(0, 1);
      },
      confirm: async ({ message, default: preset }) => {
        asked.push(`${message} [${preset}]`);
        return false;
      },
    };
    const { exitCode } = await runCommand(Init, ['--name', 'demo'], {
      workingDirectory: folder.path,
      interactive: true,
      prompts: async () => prompts,
    });
    expect(exitCode).toBe(0);
    expect(asked).toEqual([
      'What runs the services? [auto]',
      'Which solver? (`built-in`, or HOST:PORT of yours) [built-in]',
      'Run the vision service? [true]',
      'Whose language models advise? [none]',
      'Which model? []',
      'Base URL of the provider? (empty for its own) []',
      'How many seats does an evaluation have? (2 to 9) [5]',
      'Against whom? [tight_aggressive loose_aggressive tight_passive calling_station maniac]',
    ]);
    expect(readManifest(folder.path).units.vision?.enabled).toBe(false);
  });
});
