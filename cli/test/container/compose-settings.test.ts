import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { composeExpansions } from '../../src/env/compose-expansions.ts';
import { dotenvValues } from '../../src/env/dotenv-file.ts';
import { parseDotenv } from '../../src/env/parse-dotenv.ts';
import { finished } from '../support/scenario-workspace.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

const same = [
  `'a$HOME'`,
  `"a\\$HOME"`,
  'a$',
  'a$5b',
  'a$-b',
  '"a$(x)"',
  'x # $HOME',
  '"x" # $HOME',
];
const other = ['a$HOME', '"a$HOME"', `a\\$HOME`, `a\${HOME}`, '"a$$HOME"', 'a$$b', `"\\\\$HOME"`];

/** What a unit would get from Docker Compose, by variable. */
async function readByCompose(settings: string): Promise<Record<string, string>> {
  using folder = new TemporaryFolder();
  const service = '{ image: none, env_file: [.env] }';
  writeFileSync(join(folder.path, 'compose.yaml'), `services:\n  one: ${service}\n`);
  writeFileSync(join(folder.path, '.env'), settings);
  const child = spawn('docker', ['compose', 'config', '--format', 'json'], { cwd: folder.path });
  const { stdout } = await finished(child);
  const environment: Record<string, string> = JSON.parse(stdout).services.one.environment;
  // The file that it shows could be read again, so that every dollar is doubled in it.
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, value.replaceAll('$$', '$')]),
  );
}

describe('a setting with a dollar', () => {
  test('is told of exactly when Docker Compose gives a unit something else', async () => {
    const text = [...same, ...other].map((value, index) => `V${index}=${value}\n`).join('');
    const file = parseDotenv(text, '.env');
    const theirs = await readByCompose(text);
    const differing = [...dotenvValues(file)].filter(([name, { value }]) => theirs[name] !== value);
    expect(differing.map(([name]) => name)).toEqual(other.map((_, at) => `V${same.length + at}`));
    expect(composeExpansions(file).map(({ name }) => name)).toEqual(
      differing.map(([name]) => name),
    );
  });
});
