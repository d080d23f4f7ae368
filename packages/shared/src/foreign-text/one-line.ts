/** Control characters of both sets, marks that are not seen or turn the direction of what follows, halves of characters. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Takes out of a text what nobody may see. */
export type Redact = (text: string) => string;

/**
 * A text of somebody else as one line that neither a terminal nor a reader is led astray by: all that could command a terminal
 * is taken out, all white space is one space. Given again, it stays as it is.
 *
 * @param longest characters (UTF-16 units) after which it is cut
 * @param redact of the line before it is cut: marks that are taken out do not hide from it what they stand in, nor does the cut
 */
export function oneLine(text: string, longest: number, redact: Redact = (line) => line): string {
  const line = text.replace(/\s+/gu, ' ').replace(unprintable, '').replace(/ {2,}/g, ' ');
  // What a cut in the middle of a character leaves is half of one.
  return redact(line)
    .trim()
    .slice(0, longest)
    .replace(/\p{Cs}$/u, '')
    .trimEnd();
}
