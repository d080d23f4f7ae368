import { formatDuration } from '../output/duration.ts';
import type { Palette } from '../output/palette.ts';
import { table } from '../output/table.ts';
import type { BuildResult } from '../stack/use-cases/results.ts';

/** The images, and which of them are new. */
export function buildText({ images, milliseconds }: BuildResult, palette: Palette): string {
  const count = images.filter(({ built }) => built).length;
  const summary =
    count === 0
      ? 'every image is there already'
      : `${count === 1 ? '1 image' : `${count} images`} built ${palette.faint(formatDuration(milliseconds))}`;
  const rows = table(images, [
    { title: 'UNIT', cell: ({ unit }) => unit },
    { title: 'IMAGE', cell: ({ image }) => image },
  ]);
  return `${rows}\n\n${palette.success('✔')} ${summary}`;
}
