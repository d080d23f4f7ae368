import { describe, expect, test } from 'vitest';
import EvalSmoke from '../../../src/commands/eval/smoke.ts';
import Exec from '../../../src/commands/exec.ts';
import Plan from '../../../src/commands/plan.ts';
import { run, workspace } from '../../support/env-command.ts';
import { edit } from '../../support/init-workspace.ts';

describe('a variable that is given with `--env`', () => {
  test.each([
    ['SOLVER_ADR', 'SOLVER_ADDR'],
    ['log_level', 'LOG_LEVEL'],
    ['LOG_LEVLE', 'LOG_LEVEL'],
  ])(
    'is refused where nobody reads it and it is nearly one that is read: %s',
    async (given, meant) => {
      using folder = await workspace();
      for (const command of [Plan, EvalSmoke]) {
        const { exitCode, stdout } = await run(
          folder.path,
          command,
          '-e',
          `${given}=x:1`,
          '--json',
        );
        expect({ exitCode, error: JSON.parse(stdout).error }).toMatchObject({
          exitCode: 2,
          error: {
            code: 'VARIABLE_UNKNOWN',
            message: `No unit reads \`${given}\`, which \`--env\` sets`,
            next: [`Did you mean \`${meant}\`?`, expect.any(String)],
          },
        });
      }
    },
  );

  test('is taken where it is known under any of its names, or is that of a tool, or like none', async () => {
    using folder = await workspace();
    for (const given of [
      'SOLVER_ADDR=solver.lab:1',
      'OPENAI_API_KEY_FILE=key',
      'NODE_OPTIONS=--trace-warnings',
      'WHATEVER_ELSE=1',
    ]) {
      const { exitCode, stderr } = await run(folder.path, Plan, '-e', given);
      expect({ given, exitCode, stderr }).toEqual({ given, exitCode: 0, stderr: '' });
    }
  });

  test('is taken where it is written anywhere in the workspace', async () => {
    using folder = await workspace();
    edit(folder.path, '.env', () => 'LOG_LEVELS=a\n');
    expect(await run(folder.path, Plan, '-e', 'LOG_LEVELS=b')).toMatchObject({ exitCode: 0 });
  });

  test('is taken with a warning where a program of somebody else may read it', async () => {
    using folder = await workspace();
    const warning = expect.stringContaining('did you mean `LOG_LEVEL`?');
    const own = 'version: 1\nname: own\nunits: { watcher: { command: [node, watcher.js] } }\n';
    const argv = ['-e', 'LOG_LEVELS=b'] as const;
    const executed = await run(folder.path, Exec, ...argv, 'solver', '--', process.execPath, '-v');
    expect(executed).toMatchObject({ exitCode: 0, stderr: warning });
    edit(folder.path, 'pokerbot.yaml', () => own);
    expect(await run(folder.path, Plan, ...argv)).toMatchObject({ exitCode: 0, stderr: warning });
    edit(folder.path, 'pokerbot.yaml', () => own.replace('command', 'enabled: false, command'));
    expect(await run(folder.path, Plan, ...argv)).toMatchObject({ exitCode: 2 });
  });
});
