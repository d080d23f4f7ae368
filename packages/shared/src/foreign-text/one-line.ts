/** Control characters of both sets, marks that are not seen or turn the direction of what follows, halves of characters. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/**
 * A text of somebody else as one line that neither a terminal nor a reader is led astray by: all that could command a terminal
 * is taken out, all white space is one space. Given again, it stays as it is.
 *
 * @param longest characters (UTF-16 units) after which it is cut
 */
export function oneLine(text: string, longest: number): string {
  const line = text.replace(/\s+/gu, ' ').replace(unprintable, '').replace(/ {2,}/g, ' ');
  // What a cut in the middle of a character leaves is half of one.
  return line
    .trim()
    .slice(0, longest)
    .replace(/\p{Cs}$/u, '')
    .trimEnd();
}
