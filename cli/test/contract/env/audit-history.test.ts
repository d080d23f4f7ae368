import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { audit } from '../../../src/env/audit/audit.ts';
import { Patient } from '../../support/faults/fault.ts';
import { madeKeys } from '../../support/faults/made-keys.ts';
import { init } from '../../support/init-workspace.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

const mark = '.pokerbot/audit-history.json';
let folder: TemporaryFolder;
let it: Patient;

beforeEach(async () => {
  folder = new TemporaryFolder();
  await init(folder.path, '--yes');
  it = new Patient(folder.path);
  it.commit('Start');
});

afterEach(() => folder[Symbol.dispose]());

function examined(workspace = folder.path) {
  const { environment, now } = it;
  return audit({ workspace, environment, secrets: [], now });
}

async function told(): Promise<string[]> {
  return (await examined()).findings.map(({ code, message }) => `${code}: ${message}`);
}

function git(...args: string[]): string {
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.invalid'];
  return execFileSync('git', [...who, ...args], { cwd: folder.path, stdio: 'pipe' })
    .toString()
    .trim();
}

/** Two branches that both change a note; leaves the merge of them, which does not resolve itself, to be written. */
function conflict(): void {
  it.write('note.txt', 'start\n');
  it.write('other.txt', 'start\n');
  it.commit('Note');
  const branch = git('branch', '--show-current');
  git('checkout', '-qb', 'side');
  it.write('note.txt', 'side\n');
  it.commit('Side');
  git('checkout', '-q', branch);
  it.write('note.txt', 'here\n');
  it.write('other.txt', 'here\n');
  it.commit('Here');
  expect(() => git('merge', '-q', 'side')).toThrow();
}

/** A key that is there in one commit only. */
function passing(text: string): string {
  it.write('passing.txt', `${text}\n`);
  it.commit('With it');
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: folder.path });
  rmSync(it.path('passing.txt'));
  it.commit('Without it');
  return commit.toString().trim();
}

describe('a history that was clean', () => {
  test('is looked at from there on', async () => {
    expect(await told()).toEqual([]);
    expect(existsSync(it.path(mark))).toBe(true);
    const commit = passing(madeKeys.openai);
    const expected = [
      `secret-in-history: Commit ${commit} brought an OpenAI key in \`passing.txt\``,
    ];
    expect([await told(), await told()]).toEqual([expected, expected]);
  });

  test('is looked at again for a secret that was not known then', async () => {
    const commit = passing(madeKeys.token);
    expect(await told()).toEqual([]);
    it.environment.AGENT_PROVIDER_TOKEN = madeKeys.token;
    expect(await told()).toEqual([
      `secret-in-history: Commit ${commit} brought the value of \`AGENT_PROVIDER_TOKEN\` in \`passing.txt\``,
    ]);
    expect(readFileSync(it.path(mark), 'utf8')).not.toContain(madeKeys.token);
  });

  test('is not taken for one because a file of today holds the secret', async () => {
    it.write('today.txt', `${madeKeys.openai}\n`);
    it.commit('Today');
    expect(await told()).toEqual(['secret-in-text: `today.txt` holds an OpenAI key']);
    rmSync(it.path('today.txt'));
    it.commit('Gone');
    expect(await told()).toEqual([expect.stringContaining('secret-in-history: Commit ')]);
  });

  test('survives that what was remembered is gone, or nonsense', async () => {
    expect(await told()).toEqual([]);
    const kept = JSON.parse(it.read(mark));
    it.write(mark, JSON.stringify({ ...kept, tips: ['0'.repeat(40)] }));
    const commit = passing(madeKeys.github);
    expect(await told()).toEqual([expect.stringContaining(commit)]);
    it.write(mark, '{ "version": 2, "tips": ["--output=x"] ');
    expect(await told()).toEqual([expect.stringContaining(commit)]);
  });
});

describe('a secret of the history is found', () => {
  test.each([
    ['a conflict was resolved with', 'note.txt', 2],
    ['a merge put into a file that only one side changed', 'other.txt', 2],
    ['a merge brought in a file of its own', 'new.txt', 2],
  ])('that %s', async (_what, path, line) => {
    conflict();
    it.write('note.txt', 'both\n');
    it.write(path, `one\n${madeKeys.openai}\n`);
    it.commit('Merge');
    const merge = git('rev-parse', '--short', 'HEAD');
    it.write(path, 'one\n');
    it.commit('Without it');
    const { findings } = await examined();
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'secret-in-history',
        file: path,
        line,
        message: `Commit ${merge} brought an OpenAI key in \`${path}\``,
      }),
    ]);
  });

  test('in the side of a merge that took nothing from it', async () => {
    const branch = git('branch', '--show-current');
    git('checkout', '-qb', 'side');
    const commit = passing(madeKeys.openai);
    git('checkout', '-q', branch);
    it.write('here.txt', 'here\n');
    it.commit('Here');
    git('merge', '-q', '-s', 'ours', '-m', 'Nothing of it', 'side');
    git('branch', '-qD', 'side');
    expect(await told()).toEqual([expect.stringContaining(`Commit ${commit} brought`)]);
  });

  test('in what a commit says of itself, whether it changes anything or not', async () => {
    git('commit', '-q', '--allow-empty', '-m', `Try\n\ndiff --git a/x b/x\n${madeKeys.openai}`);
    const commit = git('rev-parse', '--short', 'HEAD');
    it.write('notes.txt', 'one\n');
    it.commit('After it');
    expect((await examined()).findings).toEqual([
      expect.objectContaining({
        code: 'secret-in-history',
        file: null,
        message: `Commit ${commit} brought an OpenAI key in its message`,
      }),
    ]);
  });

  test('far behind the beginning of a file', async () => {
    const commit = passing(`${'fold\n'.repeat(500_000)}${madeKeys.openai}`);
    expect((await examined()).findings).toEqual([
      expect.objectContaining({ line: 500_001, message: expect.stringContaining(commit) }),
    ]);
  });

  test('behind a line that looks like the beginning of a diff', async () => {
    const commit = passing(`++ b/elsewhere.txt\n${madeKeys.openai}`);
    expect(await told()).toEqual([
      `secret-in-history: Commit ${commit} brought an OpenAI key in \`passing.txt\``,
    ]);
  });

  test('whatever git was told to leave out of what it shows', async () => {
    const commit = passing(madeKeys.openai);
    for (const setting of ['diff.noprefix', 'diff.mnemonicPrefix']) git('config', setting, 'true');
    git('config', 'log.showRoot', 'false');
    expect(await told()).toEqual([
      expect.stringContaining(`${commit} brought an OpenAI key in \`pass`),
    ]);
  });
});

describe('a history that is not all there', () => {
  test('of a clone that was cut short is told as left out, each time', async () => {
    passing(madeKeys.openai);
    using clone = new TemporaryFolder();
    git('clone', '-q', '--depth', '1', `file://${folder.path}`, join(clone.path, 'bot'));
    const look = async () => (await examined(join(clone.path, 'bot'))).leftOut;
    const expected = { part: 'git history', reason: expect.stringContaining('--unshallow') };
    expect(await look()).toContainEqual(expected);
    expect(await look()).toContainEqual(expected);
  });

  test('since an object is gone is told as left out, and is not taken for clean', async () => {
    const commit = passing(madeKeys.openai);
    const lost = git('rev-parse', `${commit}:passing.txt`);
    rmSync(it.path(`.git/objects/${lost.slice(0, 2)}/${lost.slice(2)}`), { force: true });
    expect((await examined()).leftOut).toContainEqual({
      part: 'git history',
      reason: expect.stringContaining('git fsck'),
    });
    expect(existsSync(it.path(mark))).toBe(false);
  });

  test('since a commit was put in place of another one is looked at as others get it', async () => {
    const commit = passing(madeKeys.openai);
    git('replace', '--graft', 'HEAD');
    expect(await told()).toEqual([expect.stringContaining(`Commit ${commit} brought`)]);
  });
});

test('a file is named as it is, whatever its name holds', async () => {
  it.write('tab\tand "quotes".txt', `${madeKeys.openai}\n`);
  it.commit('With it');
  rmSync(it.path('tab\tand "quotes".txt'));
  it.commit('Without it');
  expect((await examined()).findings).toEqual([
    expect.objectContaining({ file: 'tab\tand "quotes".txt' }),
  ]);
});

test('of a workspace in a folder of a repository the paths start at the workspace', async () => {
  using outer = new TemporaryFolder();
  const inner = join(outer.path, 'bot');
  const [around, within] = [new Patient(outer.path), new Patient(inner)];
  mkdirSync(inner);
  await init(inner, '--yes');
  within.write('passing.txt', `${madeKeys.openai}\n`);
  around.write('elsewhere.txt', `${madeKeys.anthropic}\n`);
  around.commit('With it');
  within.write('passing.txt', 'one\n');
  around.write('elsewhere.txt', 'one\n');
  around.commit('Without it');
  const { findings } = await examined(inner);
  expect(findings.map(({ code, file }) => `${code} ${file}`)).toEqual([
    'secret-in-history passing.txt',
  ]);
});
