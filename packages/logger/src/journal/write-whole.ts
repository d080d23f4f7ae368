import { writeSync } from 'node:fs';

/** Writes a text to its end, however many pieces the system takes it in. Returns the bytes written. */
export function writeWhole(descriptor: number, text: string | Uint8Array): number {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  let written = 0;
  while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  return written;
}
