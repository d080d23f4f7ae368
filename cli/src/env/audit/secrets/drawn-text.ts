const fewest = 10;
const shortest = 16;
/** Where a machine drew the characters, at least every fifth is of another kind than the one before; in joined words, fewer are. */
const mostPerSwitch = 5;

/** Whether a text has the look of something that a machine drew: a digit, and many different characters. */
export function looksDrawn(text: string): boolean {
  return /\d/.test(text) && new Set(text).size >= fewest;
}

/** Whether a text can hardly be anything else: long, with letters and digits mixed as in no words. */
export function looksRandom(text: string): boolean {
  if (text.length < shortest || !looksDrawn(text)) return false;
  const switches = text.match(/[a-z](?=[A-Z\d])|[A-Z](?=\d)|\d(?=[A-Za-z])/g) ?? [];
  return switches.length * mostPerSwitch >= text.length;
}
