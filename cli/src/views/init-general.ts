import type { Palette } from '../output/palette.ts';
import type { Initialised, InitialisedFile } from '../workspace/init/initialise.ts';

type Action = InitialisedFile['action'];

const signs: Readonly<Record<Action, string>> = {
  created: '+',
  updated: '~',
  merged: '~',
  conflict: '!',
  unchanged: ' ',
  kept: '=',
  removed: '-',
};

const notes: Readonly<Partial<Record<Action, string>>> = {
  merged: 'merged with your edits',
  conflict: 'your edits and the new version touch the same lines',
  kept: 'yours, there is no earlier version to compare it with; `--force` replaces it',
  removed: 'you removed it; `--force` brings it back',
};

/** What `init` did, file by file, with the differences and what to do next. */
export function renderInit(result: Initialised, palette: Palette): string {
  const { files, written, dryRun, workspace } = result;
  const told = files.filter(({ action }) => action !== 'unchanged');
  const blocks = told.map((file) => renderFile(file, palette));
  if (written === 0) {
    return [...blocks, `Nothing to write: \`${workspace}\` is up to date`].join('\n');
  }
  const count = `${written} ${written === 1 ? 'file' : 'files'}`;
  if (dryRun) return [...blocks, '', `Would write ${count} in \`${workspace}\``].join('\n');
  return [
    ...blocks,
    '',
    palette.success(`Wrote ${count} in \`${workspace}\``),
    `Next: ${palette.hint('`pokerbot up`')} there starts the stack, ${palette.hint('`pokerbot eval smoke --hands 100`')} plays it`,
  ].join('\n');
}

function renderFile({ path, action, diff }: InitialisedFile, palette: Palette): string {
  const paint = action === 'conflict' ? palette.failure : palette.success;
  const note = notes[action];
  const head = `${paint(signs[action])} ${palette.hint(path)}${note === undefined ? '' : `  ${palette.faint(note)}`}`;
  return diff === undefined || diff === '' ? head : `${head}\n${renderDiff(diff, palette)}`;
}

function renderDiff(diff: string, palette: Palette): string {
  return diff
    .split('\n')
    .map((line) => {
      if (line.startsWith('+')) return `    ${palette.success(line)}`;
      if (line.startsWith('-')) return `    ${palette.failure(line)}`;
      return `    ${palette.faint(line)}`;
    })
    .join('\n');
}
