import { text } from '@poker-bot/shared/env/value-types';
import { secretSetting, setting } from '@poker-bot/shared/env/variable';
import { describe, expect, test } from 'vitest';
import { commandsPage } from '../../../src/reference/commands-page.ts';
import { environmentPage } from '../../../src/reference/environment-page.ts';
import { errorsPage } from '../../../src/reference/errors-page.ts';
import { findingsPage } from '../../../src/reference/findings-page.ts';

describe('the reference', () => {
  test('of errors lists each code with its exit code and its remedy', () => {
    const page = errorsPage({
      STACK_DOWN: { exit: 3, title: 'The stack is not running', remedy: 'Start it.' },
      BUG: { exit: 1, title: 'Something went wrong', remedy: 'Report it.' },
    });
    expect(page.slice(page.indexOf('## '))).toBe(
      [
        '## BUG\n\nSomething went wrong. Exit code 1.\n\nReport it.\n',
        '## STACK_DOWN\n\nThe stack is not running. Exit code 3.\n\nStart it.\n',
      ].join('\n'),
    );
  });

  test('of variables shows defaults and readers, and no value of a secret', () => {
    const page = environmentPage({
      TABLE: setting({
        readers: ['solver', 'vision'],
        schema: text,
        default: 'a|b',
        purpose: 'Where to sit',
        owner: 'lab',
        aliases: ['SEAT'],
      }),
      KEY: secretSetting({
        readers: ['agents'],
        schema: text,
        purpose: 'Opens',
        owner: 'lab',
        rotation: 'monthly',
      }),
    });
    expect(page.split('\n').filter((line) => line.startsWith('|'))).toEqual([
      '| variable | expects | default | read by | purpose |',
      '| --- | --- | --- | --- | --- |',
      '| `KEY` | the secret itself | secret | agents | Opens |',
      '| `TABLE` | a text | `a\\|b` | solver, vision | Where to sit. Also as `SEAT` |',
      '| variable | may be empty | owner | kept in | in CI | replaced |',
      '| --- | --- | --- | --- | --- | --- |',
      '| `KEY` | yes: not set | lab | secret store (OS keychain here, AWS Secrets Manager or Vault in production) | encrypted secret of the CI system | monthly |',
      '| `TABLE` | yes: not set | lab | `.env`, or the manifest | plain variable |  |',
    ]);
  });

  test('of the audit lists each finding with its weight, its reason and its remedy', () => {
    const page = findingsPage({
      'text-bom': {
        severity: 'warning',
        what: 'A mark',
        why: 'It hurts.',
        fix: 'Save it.',
        automatic: true,
      },
      'value-invalid': { severity: 'error', what: 'A value', why: 'It fails.', fix: 'Correct it.' },
      'value-missing': {
        severity: 'error',
        lighter: 'warning',
        what: 'No value',
        why: 'It lacks.',
        fix: 'Set it.',
      },
    });
    expect(page.split('\n').filter((line) => line.startsWith('| `'))).toEqual([
      '| `text-bom` | warning | A mark. It hurts. | Save it. `--fix` does it. |',
      '| `value-invalid` | error | A value. It fails. | Correct it. |',
      '| `value-missing` | error or warning | No value. It lacks. | Set it. |',
    ]);
  });

  test('of commands shows arguments, flags, examples and the schema', () => {
    const page = commandsPage([
      {
        id: 'eval:smoke',
        summary: 'Play and judge',
        args: { run: { name: 'run' } },
        flags: {
          json: { name: 'json', type: 'boolean', summary: 'One document', helpGroup: 'GLOBAL' },
          hands: {
            name: 'hands',
            char: 'n',
            type: 'option',
            summary: 'How many',
            helpValue: 'N',
            default: 100,
          },
          keep: { name: 'keep', type: 'boolean', allowNo: true, summary: 'Keep it up' },
        },
        examples: ['<%= config.bin %> eval smoke -n 10'],
      },
      { id: 'secret', hidden: true, args: {}, flags: {} },
    ]);
    expect(page.slice(page.indexOf('| command'))).toBe(
      [
        '| command |  |',
        '| --- | --- |',
        '| [`eval smoke [RUN]`](#eval-smoke) | Play and judge |',
        '',
        '## Flags of every command',
        '',
        '| flag |  |',
        '| --- | --- |',
        '| `--json` | One document |',
        '',
        '## eval smoke',
        '',
        '`pokerbot eval smoke [RUN]`',
        '',
        'Play and judge. [Schema](schemas/eval-smoke.json)',
        '',
        '| flag |  |',
        '| --- | --- |',
        '| `-n, --hands N` | How many (default `100`) |',
        '| `--[no-]keep` | Keep it up |',
        '',
        '```',
        'pokerbot eval smoke -n 10',
        '```',
        '',
      ].join('\n'),
    );
  });
});
