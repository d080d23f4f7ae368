import type { Gc } from '@poker-bot/shared/evaluation/gc';
import type { Palette } from '../output/palette.ts';
import { counted } from './eval-figures.ts';
import { megabytes } from './megabytes.ts';

/** What is gone or would be, what that frees, and what stays why. */
export function gcText({ dryRun, removed, kept, sources, bytes }: Gc, palette: Palette): string {
  const stays = kept.map(({ runId, reason }) => `  ${runId} ${palette.faint(`stays: ${reason}`)}`);
  const { length: runs } = removed;
  if (runs === 0 && sources.files === 0) return ['No run to remove', ...stays].join('\n');
  const copies = sources.files === 1 ? '1 copy' : `${sources.files} copies`;
  const what = [
    ...(runs === 0 ? [] : [counted(runs, 'run')]),
    ...(sources.files === 0 ? [] : [`${copies} of files that no run names`]),
  ].join(' and ');
  const headline = dryRun
    ? `Would remove ${what} and free ${megabytes(bytes)}`
    : `${palette.success('✔')} Removed ${what}, ${megabytes(bytes)} freed`;
  return [
    headline,
    ...removed.map(
      ({ runId, suite, finished }) =>
        `  ${runId} ${palette.faint(finished ? suite : `${suite}, not finished`)}`,
    ),
    ...stays,
  ].join('\n');
}
