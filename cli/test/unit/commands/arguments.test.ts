import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repositoryRoot } from '../../support/repository-root.ts';

const folder = join(repositoryRoot, 'cli/src/commands');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);

describe('the arguments of a command', () => {
  test.each(files)('are never taken from a pipe, which is for something else: %s', async (file) => {
    const { default: command } = await import(join(folder, file));
    const args = Object.entries<{ ignoreStdin?: boolean }>(command.args ?? {});
    expect(args.filter(([, { ignoreStdin }]) => !ignoreStdin)).toEqual([]);
  });
});
