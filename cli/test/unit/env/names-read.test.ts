import { parseAst } from 'rolldown/parseAst';
import { describe, expect, test } from 'vitest';
import { namesRead, type SyntaxNode } from '../../../src/env/audit/references/names-read.ts';

function read(code: string, { certain }: { readonly certain: boolean }): string[] {
  const tree = parseAst(code, { lang: 'ts' }) as unknown as SyntaxNode;
  return namesRead(tree)
    .filter((each) => each.certain === certain)
    .map(({ name }) => name);
}

describe('the names that code reads from an environment', () => {
  test.each([
    ['process.env.TILT_MODE', ['TILT_MODE']],
    ["process.env['TILT_MODE'] ?? '1'", ['TILT_MODE']],
    ['context.environment?.TILT_MODE', ['TILT_MODE']],
    ['const { TILT_MODE: mode, DECK_SEED } = process.env;', ['TILT_MODE', 'DECK_SEED']],
    ['function f({ TILT_MODE }: ProcessEnvironment) { return TILT_MODE; }', ['TILT_MODE']],
    ['const f = (env: Env) => env.TILT_MODE;', ['TILT_MODE']],
    ['(process.env as Settings).TILT_MODE', ['TILT_MODE']],
    ['process.env[`TILT_MODE`]', ['TILT_MODE']],
    ['const { TILT_MODE } = process.env as Settings;', ['TILT_MODE']],
    ['const { TILT_MODE } = process.env ?? {};', ['TILT_MODE']],
    ['function f({ TILT_MODE } = process.env) { return TILT_MODE; }', ['TILT_MODE']],
    ['let mode; ({ TILT_MODE: mode } = process.env);', ['TILT_MODE']],
    ["if ('TILT_MODE' in process.env) play();", ['TILT_MODE']],
  ])('%s', (code, names) => {
    expect(read(code, { certain: true })).toEqual(names);
  });

  test.each([
    ["error.code === 'ENOENT'"],
    ['process.env[name]'],
    ['// process.env.TILT_MODE'],
    ["const text = 'process.env.TILT_MODE';"],
    ['process.env.CI'],
    ['limits.TILT_MODE'],
  ])('are none in: %s', (code) => {
    expect(read(code, { certain: true })).toEqual([]);
  });

  test('are told as possible where something else has such a field', () => {
    expect(read('settings.EXECUTOR_MODE', { certain: false })).toEqual(['EXECUTOR_MODE']);
  });
});
