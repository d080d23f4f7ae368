import type { Redact } from '@poker-bot/shared/foreign-text/one-line';
import type { Secret } from '@poker-bot/shared/secret/secret';

/** What is shorter is no key: servers that want none take any text, and such a text may be a word of an answer. */
const shortestKey = 12;

/**
 * Takes the key that a call was made with out of what a model writes, which is kept and shown: a server may write it there.
 * For text as it is read by people, since encodings can spell it in other ways.
 */
export function keyFilter(key: Secret): Redact {
  const value = key.reveal();
  return (text) => (value.length < shortestKey ? text : text.replaceAll(value, String(key)));
}
