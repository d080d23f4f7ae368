import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BaseCommand } from '../../../src/base-command.ts';
import { readManifest } from '../../../src/stack/manifest/read-manifest.ts';
import { renderEnvironment } from '../../../src/templates/render-environment.ts';
import { repositoryRoot } from '../../support/repository-root.ts';

const folder = join(repositoryRoot, 'cli/src/commands');
const commands = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);

describe.each(commands)('the command in %s', (file) => {
  test('says what it does, gives an example and publishes the schema of its result', async () => {
    const { default: command }: { default: typeof BaseCommand } = await import(join(folder, file));
    const schema = await command.result?.();
    expect({
      summary: typeof command.summary,
      examples: (command.examples ?? []).length > 0,
      schema: typeof schema?.parse,
    }).toEqual({ summary: 'string', examples: true, schema: 'function' });
  });

  test('loads nothing heavy before it runs', () => {
    const heavy = /^(dockerode|execa|listr2|@inquirer\/prompts|@grpc\/grpc-js)$/;
    expect(staticImports(join(folder, file)).filter(({ target }) => heavy.test(target))).toEqual(
      [],
    );
  });
});

interface Import {
  readonly from: string;
  readonly target: string;
}

/** What is loaded together with a file, followed through our own sources; `import()` and types are not. */
function staticImports(entry: string, seen = new Set<string>()): Import[] {
  if (seen.has(entry)) return [];
  seen.add(entry);
  const source = readFileSync(entry, 'utf8');
  const targets = [...source.matchAll(/^(?:import|export) (?!type)[^;]*?from '([^']+)';/gm)];
  return targets.flatMap(([, target = '']) =>
    target.startsWith('.')
      ? staticImports(join(entry, '..', target), seen)
      : [{ from: relative(repositoryRoot, entry), target }],
  );
}

describe('the checkout', () => {
  test('is a workspace', () => {
    expect(readManifest(repositoryRoot)).toEqual({
      version: 1,
      name: 'pokerbot',
      driver: 'auto',
      environment: {},
      units: {},
    });
  });

  test('lists every setting there is', () => {
    const example = renderEnvironment({}).find(({ path }) => path === '.env.example');
    expect(readFileSync(join(repositoryRoot, '.env.example'), 'utf8')).toBe(example?.text);
  });
});
