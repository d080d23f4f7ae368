import type { Gc } from '@poker-bot/shared/evaluation/gc';
import type { Palette } from '../output/palette.ts';
import { counted } from './eval-figures.ts';
import { megabytes } from './megabytes.ts';

/** What is gone or would be, what that frees, and what stays why. */
export function gcText({ dryRun, removed, kept, bytes }: Gc, palette: Palette): string {
  const stays = kept.map(({ runId, reason }) => `  ${runId} ${palette.faint(`stays: ${reason}`)}`);
  if (removed.length === 0) return ['No run to remove', ...stays].join('\n');
  const what = counted(removed.length, 'run');
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
