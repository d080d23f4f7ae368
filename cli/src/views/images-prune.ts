import type { Palette } from '../output/palette.ts';
import type { ImagesPruneResult } from '../stack/use-cases/results.ts';
import { megabytes } from './megabytes.ts';

const reasons = {
  container: 'a container was made of it',
  workspace: 'another workspace declares it',
} as const;

const cache =
  'The cache of builds keeps their layers; `docker builder prune` clears it, for every workspace';

/** What is gone, what that has freed, and what stays why. */
export function imagesPruneText(result: ImagesPruneResult, palette: Palette): string {
  const { removed, kept, freedBytes } = result;
  const stays = kept.map(
    ({ image, because }) => `  ${image} ${palette.faint(`stays: ${reasons[because]}`)}`,
  );
  if (removed.length === 0) return ['No image to remove', ...stays].join('\n');
  const count = removed.length === 1 ? '1 image' : `${removed.length} images`;
  return [
    `${palette.success('✔')} Removed ${count}, ${megabytes(freedBytes)} freed`,
    ...removed.map((image) => `  ${image}`),
    ...stays,
    ...(freedBytes === 0 ? [palette.faint(cache)] : []),
  ].join('\n');
}
