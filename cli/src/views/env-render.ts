import type { Palette } from '../output/palette.ts';
import type { EnvRenderResult } from '../schemas/env-render-result.ts';

type File = EnvRenderResult['files'][number];

/** What happened to each file that changed. */
export function envRenderText(result: EnvRenderResult, palette: Palette): string {
  const { files, check, changed } = result;
  if (!changed) return 'The environment files are up to date';
  const lines = files.filter(({ action }) => action !== 'unchanged').map(fileText);
  const end = check
    ? palette.failure('Out of date: run `pokerbot env render`')
    : palette.success('Up to date now; values, comments and order were kept');
  return [...lines, '', end].join('\n');
}

function fileText({ path, action, added, refreshed, removed }: File): string {
  const parts = [
    ['added', added],
    ['refreshed', refreshed],
    ['removed', removed],
  ] as const;
  const told = parts
    .filter(([, names]) => names.length > 0)
    .map(([word, names]) => `${word} ${names.join(', ')}`);
  return [`${path}: ${action}`, ...told].join('; ');
}
