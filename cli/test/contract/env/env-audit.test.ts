import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import EnvAudit from '../../../src/commands/env/audit.ts';
import { edit, init } from '../../support/init-workspace.ts';
import { runCommand } from '../../support/run-command.ts';
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

  test('needs a workspace', async () => {
    using folder = new TemporaryFolder();
    const { exitCode, stderr } = await envAudit(folder, '-C', join(folder.path, '.'));
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringContaining('pokerbot init'),
    });
  });
});
