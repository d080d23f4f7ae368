import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runBundle } from '../../support/run-bundle.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

describe('the program', () => {
  test('shows its commands when it is asked nothing, and to `--help`', async () => {
    using folder = new TemporaryFolder();
    const bare = await runBundle([], { folder: folder.path });
    const help = await runBundle(['--help'], { folder: folder.path });
    expect(bare).toEqual(help);
    expect({ exitCode: help.exitCode, stderr: help.stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(help.stdout).toMatch(/\n {2}init +Make a folder a workspace/);
  });

  test('refuses a command that it does not have and says which was meant', async () => {
    using folder = new TemporaryFolder();
    expect(await runBundle(['statsu'], { folder: folder.path })).toEqual({
      exitCode: 2,
      signal: null,
      stdout: '',
      stderr:
        'error USAGE: `statsu` is not a command of `pokerbot`\n\nhint: did you mean `pokerbot status`?\nhint: run `pokerbot --help` for all commands\n',
    });
  });

  test('refuses it as a document when asked for one', async () => {
    using folder = new TemporaryFolder();
    const { exitCode, stdout } = await runBundle(['hands', 'vreify', '--json'], {
      folder: folder.path,
    });
    expect({ exitCode, document: JSON.parse(stdout) }).toEqual({
      exitCode: 2,
      document: {
        error: {
          code: 'USAGE',
          message: '`hands vreify` is not a command of `pokerbot`',
          next: ['did you mean `pokerbot hands verify`?', 'run `pokerbot --help` for all commands'],
          details: { command: 'hands vreify', didYouMean: 'hands verify' },
        },
      },
    });
  });

  test('lists the commands of a topic', async () => {
    using folder = new TemporaryFolder();
    const { exitCode, stdout } = await runBundle(['hands'], { folder: folder.path });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('hands verify');
  });

  test('says where the manifest is wrong, with exit code 2', async () => {
    using folder = new TemporaryFolder();
    writeFileSync(join(folder.path, 'pokerbot.yaml'), 'version: 1\nname: demo\ndirver: auto\n');
    expect(await runBundle(['plan'], { folder: folder.path })).toEqual({
      exitCode: 2,
      signal: null,
      stdout: '',
      stderr:
        'error MANIFEST_INVALID: `pokerbot.yaml:3:1`: unknown key `dirver`: did you mean `driver`?\n\nhint: correct the named lines; `docs/schemas/manifest.json` of pokerbot describes the format\n',
    });
  });

  test('says that there is no workspace, with exit code 2', async () => {
    using folder = new TemporaryFolder();
    const { exitCode, stderr } = await runBundle(['status'], { folder: folder.path });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: `error WORKSPACE_NOT_FOUND: there is no \`pokerbot.yaml\` in \`${folder.path}\` or above it\n\nhint: run \`pokerbot init\` to make this folder a workspace\nhint: or name one: \`--workspace DIR\`\n`,
    });
  });

  test('says so in a folder that was removed under it', async () => {
    using folder = new TemporaryFolder();
    const { exitCode, stderr } = await runBundle(['status'], {
      folder: folder.path,
      shell: 'mkdir gone && cd gone && rmdir ../gone',
    });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr:
        'error USAGE: the current folder does not exist any more\n\nhint: change into a folder that exists\n',
    });
  });
});
