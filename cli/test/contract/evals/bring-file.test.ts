import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { botArguments } from '../../../src/evals/bot-arguments.ts';
import { bringFile, type FileKind } from '../../../src/evals/bring-file.ts';
import { gatesArguments } from '../../../src/evals/gates-arguments.ts';
import { GivenFiles } from '../../../src/evals/given-files.ts';
import { shadowFileArguments } from '../../../src/evals/shadow-arguments.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

const { signal } = new AbortController();

/** A workspace, and beside it a folder with a file. */
function prepare(folder: TemporaryFolder) {
  const workspace = join(folder.path, 'workspace');
  const beside = join(folder.path, 'beside');
  for (const name of ['config', 'results/eval'])
    mkdirSync(join(workspace, name), { recursive: true });
  mkdirSync(beside);
  writeFileSync(join(beside, 'hands.phhs'), 'hands');
  const bring = (file: string, from = beside) =>
    bringFile({ file, kind: 'hands', folder: from, workspace, signal });
  return { workspace, beside, bring };
}

test('a file that units see is named from the workspace, wherever the command runs', async () => {
  using folder = new TemporaryFolder();
  const { workspace, bring } = prepare(folder);
  writeFileSync(join(workspace, 'results/eval/hands.jsonl'), '');
  expect(await bring('../workspace/results/eval/hands.jsonl')).toBe('results/eval/hands.jsonl');
  expect(readdirSync(join(workspace, 'results'))).toEqual(['eval']);
});

test('of another file a copy is kept by what is in it: once, and beside what it was before', async () => {
  using folder = new TemporaryFolder();
  const { workspace, beside, bring } = prepare(folder);
  const first = await bring('hands.phhs');
  expect(first).toMatch(/^results\/sources\/[0-9a-f]{12}\/hands\.phhs$/);
  expect(await bring('hands.phhs')).toBe(first);
  writeFileSync(join(beside, 'hands.phhs'), 'other hands');
  const second = await bring('hands.phhs');
  expect(readFileSync(join(workspace, first), 'utf8')).toBe('hands');
  expect(readFileSync(join(workspace, second), 'utf8')).toBe('other hands');
  const kept = readdirSync(join(workspace, 'results/sources'), { recursive: true });
  expect(kept).toHaveLength(4);
});

test('a link that leads out of the workspace is followed: a container could not', async () => {
  using folder = new TemporaryFolder();
  const { workspace, beside, bring } = prepare(folder);
  symlinkSync(join(beside, 'hands.phhs'), join(workspace, 'results/link.phhs'));
  const copy = await bring('results/link.phhs', workspace);
  expect(copy).toMatch(/^results\/sources\//);
  expect(readFileSync(join(workspace, copy), 'utf8')).toBe('hands');
});

test.each([
  ['nothing.phhs', 'FILE_UNREADABLE', 'there is no such file'],
  ['hands.phhs/more', 'FILE_UNREADABLE', 'there is no such file'],
  ['.', 'FILE_UNREADABLE', 'it is a folder'],
  ['/dev/null', 'FILE_UNREADABLE', 'it is no regular file'],
  ['-', 'USAGE', 'Standard input'],
])('%s cannot be replayed', async (file, code, message) => {
  using folder = new TemporaryFolder();
  const { workspace, bring } = prepare(folder);
  await expect(bring(file)).rejects.toMatchObject({
    code,
    message: expect.stringContaining(message),
  });
  expect(readdirSync(join(workspace, 'results'))).toEqual(['eval']);
});

test.each<[FileKind, string, string]>([
  ['hands', 'name its files: `--from ../beside/*.phhs`', '--from FILE'],
  ['bot', 'name the file of one bot: `../beside/NAME.bot.json`', 'write the configuration'],
  ['gates', 'name the file in it: `--gates ../beside/gates.json`', '--gates FILE'],
])(
  'a folder, and standard input, named for %s gets a hint for that',
  async (kind, inFolder, read) => {
    using folder = new TemporaryFolder();
    const { workspace, beside } = prepare(folder);
    const files = new GivenFiles({ folder: beside, workspace, signal });
    await expect(files.bring('../beside', kind)).rejects.toMatchObject({ next: [inFolder] });
    await expect(files.bring('-', kind)).rejects.toMatchObject({
      next: [expect.stringContaining(read)],
    });
  },
);

test('bots and gates that are named by their folder are told how to name a file', async () => {
  using folder = new TemporaryFolder();
  const { workspace, beside } = prepare(folder);
  const files = new GivenFiles({ folder: beside, workspace, signal });
  await expect(botArguments(['./'], files)).rejects.toMatchObject({
    next: [expect.stringContaining('NAME.bot.json')],
  });
  await expect(gatesArguments('.', files)).rejects.toMatchObject({
    next: [expect.stringContaining('--gates')],
  });
});

test('the name of a bot stays a name, its file is brought', async () => {
  using folder = new TemporaryFolder();
  const { workspace, beside } = prepare(folder);
  writeFileSync(join(beside, 'mine.bot.json'), '{}');
  const files = new GivenFiles({ folder: beside, workspace, signal });
  const from = ['hands.phhs'];
  expect(await shadowFileArguments({ from, bot: 'default' }, files)).toEqual([
    expect.stringMatching(/^--from=results\/sources\/[0-9a-f]{12}\/hands\.phhs$/),
    '--bot=default',
  ]);
  expect((await shadowFileArguments({ from, bot: 'mine.bot.json' }, files))[1]).toMatch(
    /^--bot=results\/sources\/[0-9a-f]{12}\/mine\.bot\.json$/,
  );
});

test('what the evaluator says of a copy is told of the file that the user named, also out of a container', async () => {
  using folder = new TemporaryFolder();
  const { workspace, beside } = prepare(folder);
  writeFileSync(join(beside, 'gates.json'), '{');
  const files = new GivenFiles({ folder: beside, workspace, signal });
  const copy = await files.bring('./gates.json', 'gates');
  for (const path of [join(workspace, copy), `/app/${copy}`, copy]) {
    const failure = { message: `\`${path}\` is not valid JSON`, details: { path, lines: [1] } };
    expect(files.named(failure)).toEqual({
      message: '`./gates.json` is not valid JSON',
      details: { path: './gates.json', lines: [1] },
    });
  }
  const other = { message: '`results/sources/other/gates.json` is gone' };
  expect(files.named(other)).toEqual(other);
});
