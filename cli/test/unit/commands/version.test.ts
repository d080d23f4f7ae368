import { describe, expect, test } from 'vitest';
import Version from '../../../src/commands/version.ts';
import { runCommand } from '../../support/run-command.ts';

const platform = `${process.platform}-${process.arch}`;
const node = process.versions.node;

describe('version', () => {
  test('prints version, platform and Node in one line', async () => {
    expect(await runCommand(Version, [])).toEqual({
      exitCode: 0,
      stdout: `pokerbot/0.1.0 ${platform} node-v${node}\n`,
      stderr: '',
    });
  });

  test('prints one document that follows its schema', async () => {
    const { stdout } = await runCommand(Version, ['--json']);
    const schema = await Version.result();
    expect(schema.parse(JSON.parse(stdout))).toEqual({ version: '0.1.0', node, platform });
  });

  test('prints the result as the last line of NDJSON', async () => {
    const { stdout } = await runCommand(Version, ['--ndjson']);
    expect(stdout).toBe(
      `${JSON.stringify({ type: 'result', result: { version: '0.1.0', node, platform } })}\n`,
    );
  });

  test('prints nothing when it is to be quiet', async () => {
    expect(await runCommand(Version, ['--quiet'])).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  test('refuses a flag that it does not know, with the way to help', async () => {
    expect(await runCommand(Version, ['--jsno'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'error USAGE: `--jsno` is not a flag of `pokerbot`\n\nhint: did you mean `--json`?\nhint: run `pokerbot --help`\n',
    });
  });

  test('reports the refusal as a document when asked for one', async () => {
    const { exitCode, stdout } = await runCommand(Version, ['--nope', '--json']);
    expect({ exitCode, document: JSON.parse(stdout) }).toEqual({
      exitCode: 2,
      document: {
        error: {
          code: 'USAGE',
          message: '`--nope` is not a flag of `pokerbot`',
          next: ['run `pokerbot --help`'],
          details: { flags: ['--nope'] },
        },
      },
    });
  });
});
