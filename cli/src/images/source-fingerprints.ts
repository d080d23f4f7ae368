import { type Dirent, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ContentHashes } from './content-hashes.ts';
import { type IgnoreRules, readIgnoreRules } from './ignore-rules.ts';

/** What compilers and package managers leave beside sources. */
const leftovers = new Set(['.git', 'node_modules', 'target', '__pycache__', '.venv']);

/**
 * One text for everything in a folder that a build is sent, each with its path, its content and whether it may be executed: the same
 * for the same files on every machine, whatever their times are. What the folder's `.dockerignore` leaves out does not count.
 *
 * @param notes folder that remembers contents, so that a file that has not changed is not read again
 */
export function sourceFingerprints(folder: string, notes: string): string[] {
  const hashes = new ContentHashes(folder, notes);
  const found = new Walk(folder, readIgnoreRules(folder), hashes).below('');
  hashes.keep();
  return found;
}

class Walk {
  readonly #folder: string;
  readonly #rules: IgnoreRules;
  readonly #hashes: ContentHashes;

  constructor(folder: string, rules: IgnoreRules, hashes: ContentHashes) {
    this.#folder = folder;
    this.#rules = rules;
    this.#hashes = hashes;
  }

  below(folder: string): string[] {
    return readdirSync(join(this.#folder, folder), { withFileTypes: true })
      .filter(({ name }) => !leftovers.has(name))
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .flatMap((entry) =>
        this.#entry(folder === '' ? entry.name : `${folder}/${entry.name}`, entry),
      );
  }

  #entry(path: string, entry: Dirent): string[] {
    const ignored = this.#rules.ignores(path);
    if (entry.isDirectory()) {
      if (ignored && !this.#rules.mayHoldExceptions(path)) return [];
      const inside = this.below(path);
      return ignored && inside.length === 0 ? [] : [`folder ${path}`, ...inside];
    }
    if (ignored) return [];
    if (entry.isSymbolicLink()) return [`link ${path} ${readlinkSync(join(this.#folder, path))}`];
    return entry.isFile() ? [`file ${path} ${this.#hashes.of(path)}`] : [];
  }
}
