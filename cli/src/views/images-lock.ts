import type { Palette } from '../output/palette.ts';
import type { ImagesLockResult } from '../stack/use-cases/results.ts';

/** What is pinned now, and what that changed. */
export function imagesLockText({ images, files }: ImagesLockResult, palette: Palette): string {
  const pinned = images.map(({ image, digest, previous, source }) => {
    const news = previous === digest ? 'as before' : `before: ${previous ?? 'not pinned'}`;
    const from = source === 'engine' ? ', as the engine has it: no registry answered' : '';
    return `${palette.success('✔')} ${image} is ${digest} ${palette.faint(`(${news}${from})`)}`;
  });
  return [...pinned, ...files.map((path) => `  ${path}`)].join('\n');
}
