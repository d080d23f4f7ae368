import { AssignedSecrets } from './assigned-secrets.ts';
import { decodedParts } from './encoded-secrets.ts';
import { findKeys } from './key-patterns.ts';

/** A secret in a text. */
export interface FoundSecret {
  readonly what: string;
  /** The variable that it belongs to, where that is known. */
  readonly variable?: string | undefined;
  /** For comparing, never for showing. */
  readonly text: string;
  readonly index: number;
  /** Of the place in the text, where that is not the secret itself. */
  readonly length?: number | undefined;
}

/** Values of the workspace's own secrets, with the variables that have them. */
export type OwnSecrets = ReadonlyMap<string, string>;

/** What is searched for beyond what every workspace has. */
export interface Sought {
  readonly values: OwnSecrets;
  /** Names of secrets that only the manifest declares. */
  readonly names: readonly string[];
}

/** Searches texts for secrets: keys by their form, the workspace's own by value, and what is given to the variable of a secret. */
export class SecretSearch {
  readonly #values: OwnSecrets;
  readonly #assigned: AssignedSecrets;

  constructor({ values, names }: Sought) {
    this.#values = values;
    this.#assigned = new AssignedSecrets(names);
  }

  /** Every secret of a file's text. */
  inText(path: string, text: string): FoundSecret[] {
    const found = [...this.inBytes(text), ...this.#assigned.find(path, text)];
    for (const { text: decoded, index, length } of decodedParts(text)) {
      for (const each of [
        ...this.inBytes(decoded),
        ...this.#assigned.find('decoded.txt', decoded),
      ]) {
        found.push({ ...each, what: `${each.what} in Base64`, index, length });
      }
    }
    return apart(found);
  }

  /** What is a secret wherever it stands; of bytes that are no text each is one character. */
  inBytes(text: string): FoundSecret[] {
    return apart([...findOwn(text, this.#values), ...findKeys(text)]);
  }
}

/** The same place, recognised in two ways, is one secret: of two that begin together, the first. */
function apart(found: readonly FoundSecret[]): FoundSecret[] {
  const ordered = [...found].sort((one, other) => one.index - other.index);
  let end = 0;
  return ordered.filter(({ index, length, text }) => {
    if (index < end) return false;
    end = index + (length ?? text.length);
    return true;
  });
}

function* findOwn(text: string, own: OwnSecrets): Generator<FoundSecret> {
  for (const [value, variable] of own) {
    for (const written of waysToWrite(value)) {
      for (let at = text.indexOf(written); at !== -1; at = text.indexOf(written, at + 1)) {
        const { length } = written;
        yield { what: `the value of \`${variable}\``, variable, text: value, index: at, length };
      }
    }
  }
}

/** As it is, within a JSON text, and within an address. */
function waysToWrite(value: string): Set<string> {
  return new Set([value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)]);
}
