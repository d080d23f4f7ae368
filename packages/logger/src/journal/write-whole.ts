import { ftruncateSync, writeSync } from 'node:fs';

/**
 * Writes a text at the end of a file, or nothing of it: a part that was written before an error is cut off again.
 *
 * @param size bytes in the file before
 * @returns bytes written
 */
export function writeWhole(
  descriptor: number,
  { text, size }: { readonly text: string; readonly size: number },
): number {
  const bytes = Buffer.from(text);
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } catch (error) {
    if (written > 0) ftruncateSync(descriptor, size);
    throw error;
  }
  return written;
}
