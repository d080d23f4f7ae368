import { chmodSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import EnvAudit from '../../../src/commands/env/audit.ts';
import SecretsSet from '../../../src/commands/secrets/set.ts';
import type { Finding } from '../../../src/env/audit/findings/finding.ts';
import { secretPaths } from '../../../src/secrets/secret-paths.ts';
import { workspaceId } from '../../../src/workspace/workspace-id.ts';
import { madeKeys } from '../../support/faults/made-keys.ts';
import { edit, init } from '../../support/init-workspace.ts';
import { runCommand } from '../../support/run-command.ts';
import { sarifProblems } from '../../support/sarif-schema.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

const clock = { now: () => Date.parse('2026-06-15'), monotonic: () => 0 };

function envAudit(folder: TemporaryFolder, ...argv: string[]) {
  const environment = { DOCKER_HOST: 'unix:///nowhere/docker.sock', POKERBOT_HOME: folder.path };
  return runCommand(EnvAudit, argv, { clock, workingDirectory: folder.path, environment });
}

describe('env audit', () => {
  test('says so when nothing is wrong, in a document that follows its schema', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes');
    const { exitCode, stdout } = await envAudit(folder, '--json');
    const schema = await EnvAudit.result();
    expect(exitCode).toBe(0);
    expect(schema.parse(JSON.parse(stdout))).toMatchObject({
      workspace: folder.path,
      passed: true,
      errors: 0,
      warnings: 0,
      notes: 0,
      findings: [],
    });
  });

  test('tells place, reason and remedy of an error, and ends with 4', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes');
    edit(folder.path, '.env', () => '# mine\n  SOLVER_PORT = 70000 # too many\n');
    const { exitCode, stdout } = await envAudit(folder);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 4,
      stdout: [
        'error .env:2:17 `SOLVER_PORT` is `70000`: expected a port number from 0 to 65535 (value-invalid)',
        '  The unit that reads it refuses to start.',
        '  fix: Correct the value; `pokerbot env explain NAME` tells what is expected.',
        '',
        'left out: git history (this is no git repository)',
        'left out: container engine (The container engine at DOCKER_HOST=unix:///nowhere/docker.sock does not answer (ENOENT))',
        '',
        '1 error',
        '',
      ].join('\n'),
    });
  });

  test('fails for a warning only when it is strict', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes');
    edit(folder.path, '.env.solver', () => 'FAVOURITE_HAND=AKs\n');
    const [usual, strict] = [await envAudit(folder), await envAudit(folder, '--strict')];
    expect([usual.exitCode, strict.exitCode]).toEqual([0, 4]);
    expect(strict.stdout).toContain('1 warning; `--strict` counts warnings');
  });

  test('warns of a key without its model, since the stack works without that provider', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes');
    const environment = {
      DOCKER_HOST: 'unix:///nowhere/docker.sock',
      POKERBOT_HOME: folder.path,
      OPENAI_API_KEY: madeKeys.openai,
    };
    const options = { clock, workingDirectory: folder.path, environment };
    const { exitCode, stdout } = await runCommand(EnvAudit, ['--json'], options);
    expect({ exitCode, findings: JSON.parse(stdout).findings }).toEqual({
      exitCode: 0,
      findings: [
        expect.objectContaining({
          code: 'value-missing',
          severity: 'warning',
          variable: 'OPENAI_MODEL',
        }),
      ],
    });
  });

  test('needs a workspace', async () => {
    using folder = new TemporaryFolder();
    const { exitCode, stderr } = await envAudit(folder, '-C', join(folder.path, '.'));
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringContaining('pokerbot init'),
    });
  });

  test.each([
    ['damaged', (path: string) => writeFileSync(path, '{'), 'does not hold records of secrets'],
    ['something else', (path: string) => mkdirSync(path), 'cannot be read (EISDIR)'],
  ])('goes on when the records of the secrets are %s', async (_what, damage, reason) => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes');
    edit(folder.path, '.env', () => 'SOLVER_PORT=x\n');
    edit(folder.path, '.env.agents', () => 'OPENAI_MODEL=gpt-4o\n');
    const { records } = secretPaths(
      { POKERBOT_HOME: folder.path },
      workspaceId(realpathSync(folder.path)),
    );
    mkdirSync(dirname(records), { recursive: true });
    damage(records);
    for (const flags of [[], ['--stored'], ['--fix']]) {
      const { exitCode, stdout } = await envAudit(folder, '--json', ...flags);
      expect({ exitCode, findings: JSON.parse(stdout).findings }).toEqual({
        exitCode: 4,
        findings: [
          expect.objectContaining({ code: 'value-invalid' }),
          expect.objectContaining({
            code: 'file-unreadable',
            file: records,
            message: `\`${records}\` ${reason}, so that nobody knows which secrets are stored`,
          }),
        ],
      });
    }
  });

  test('finds a secret of the store under another name in a file, or with whoever asks', async () => {
    using folder = new TemporaryFolder();
    using home = new TemporaryFolder();
    await init(folder.path, '--yes');
    const environment = { DOCKER_HOST: 'unix:///nowhere/docker.sock', POKERBOT_HOME: home.path };
    const store = ['SENTRY_DSN', '--store', 'vault'];
    const input = { isTTY: false, read: async () => Buffer.from(madeKeys.token) };
    const world = { clock, workingDirectory: folder.path };
    const set = await runCommand(SecretsSet, store, { ...world, environment, input });
    expect(set).toMatchObject({ exitCode: 0 });
    const reused = async (given: Record<string, string>) => {
      const all = { ...world, environment: { ...environment, ...given } };
      const { findings } = JSON.parse((await runCommand(EnvAudit, ['--json'], all)).stdout);
      return findings.filter(({ code }: Finding) => code === 'secret-reused');
    };
    expect(await reused({ SENTRY_DSN: madeKeys.token })).toEqual([]);
    expect(await reused({ AGENT_PROVIDER_TOKEN: madeKeys.token })).toHaveLength(1);
    edit(folder.path, '.env.agents', () => `AGENT_PROVIDER_TOKEN=${madeKeys.token}\n`);
    expect(await reused({})).toHaveLength(1);
  });

  test('puts right what is safe to, says so, and tells what is left', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes');
    const file = join(folder.path, '.env');
    writeFileSync(file, '\uFEFF# mine\r\nexport LOG_LEVEL=debug\r\nSOLVER_PORT=x\r\n');
    chmodSync(file, 0o644);
    const { exitCode, stdout } = await envAudit(folder, '--fix', '--json');
    const { findings, fixed } = JSON.parse(stdout);
    expect({ exitCode, fixed, codes: findings.map(({ code }: { code: string }) => code) }).toEqual({
      exitCode: 4,
      fixed: [
        { file: '.env', change: 'removed `export` from line 2' },
        { file: '.env', change: 'removed the byte order mark' },
        { file: '.env', change: 'changed Windows line ends to line feeds' },
        { file: '.env', change: 'mode is now 0600' },
      ],
      codes: ['value-invalid'],
    });
    expect(readFileSync(file, 'utf8')).toBe('# mine\nLOG_LEVEL=debug\nSOLVER_PORT=x\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse((await envAudit(folder, '--fix', '--json')).stdout).fixed).toEqual([]);
  });

  test('writes SARIF beside its own report', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes');
    edit(folder.path, '.env', () => 'SOLVER_PORT=x\n');
    const { stdout } = await envAudit(folder, '--sarif', 'audit.sarif', '--json');
    const path = join(folder.path, 'audit.sarif');
    expect(JSON.parse(stdout).sarif).toBe(path);
    const document = JSON.parse(readFileSync(path, 'utf8'));
    expect(sarifProblems(document)).toEqual([]);
    expect(document.runs[0].results).toHaveLength(1);
  });

  test('says where SARIF cannot be written', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes');
    const { exitCode, stdout } = await envAudit(folder, '--sarif', 'no/such/folder', '--json');
    expect({ exitCode, code: JSON.parse(stdout).error.code }).toEqual({
      exitCode: 3,
      code: 'FILE_UNWRITABLE',
    });
  });

  test('says which parts could not be done', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes');
    writeFileSync(join(folder.path, 'hands.txt'), 'fold\n'.repeat(1_000_000));
    const { stdout } = await envAudit(folder, '--json');
    expect(JSON.parse(stdout).leftOut).toEqual([
      { part: 'secrets in large files', reason: 'larger than 4 MiB: `hands.txt`' },
      { part: 'git history', reason: 'this is no git repository' },
      { part: 'container engine', reason: expect.stringContaining('does not answer') },
    ]);
  });

  test('never tells a secret that it has found', async () => {
    using folder = new TemporaryFolder();
    await init(folder.path, '--yes');
    const { anthropic, token, openai } = madeKeys;
    edit(folder.path, '.env.agents', () => `AGENT_PROVIDER_TOKEN=${token}\nSENTRY_DSN=${token}\n`);
    writeFileSync(join(folder.path, 'notes.md'), `${anthropic}\nOPENAI_API_KEY: "${openai}"\n`);
    const runs = [
      await envAudit(folder),
      await envAudit(folder, '--json'),
      await envAudit(folder, '--sarif', 'audit.sarif', '--ndjson'),
    ];
    const told = [
      ...runs.flatMap(({ stdout, stderr }) => [stdout, stderr]),
      readFileSync(join(folder.path, 'audit.sarif'), 'utf8'),
    ].join('\n');
    expect(told).toContain('secret-in-text');
    expect([anthropic, token, openai].filter((secret) => told.includes(secret))).toEqual([]);
  });
});
