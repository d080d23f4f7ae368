/** Characters that a shell leaves as they are. */
const plain = /^[\w@%+=:,./-]+$/;

/** Words as a POSIX shell is to be given them, so that it reads the same words. */
export function shellWords(words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}

function shellWord(word: string): string {
  return plain.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
