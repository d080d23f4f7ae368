import { expect, test } from 'vitest';
import { moveLeadingFlags } from '../../../src/leading-flags.ts';

const lines: [string, string][] = [
  ['status --json', 'status --json'],
  ['-C demo status', 'status -C demo'],
  [
    '--workspace=demo --json eval smoke --hands 10',
    'eval smoke --hands 10 --workspace=demo --json',
  ],
  ['-C demo exec solver -- ls -l', 'exec solver -C demo -- ls -l'],
  ['--help', '--help'],
  ['--unknown status', '--unknown status'],
  ['-C', '-C'],
];

test.each(lines)('`%s` means `%s`', (written, meant) => {
  expect(moveLeadingFlags(written.split(' '))).toEqual(meant.split(' '));
});
