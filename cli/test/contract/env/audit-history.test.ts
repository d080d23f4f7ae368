import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
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

async function told(): Promise<string[]> {
  const { environment, now } = it;
  const options = { workspace: folder.path, environment, secrets: [], now };
  return (await audit(options)).findings.map(({ code, message }) => `${code}: ${message}`);
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
    it.write(mark, '{ "version": 1, "tips": ["--output=x"] ');
    expect(await told()).toEqual([expect.stringContaining(commit)]);
  });
});
