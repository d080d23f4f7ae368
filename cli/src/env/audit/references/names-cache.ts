import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TextFile } from '../repository/read-texts.ts';
import type { NameRead } from './names-read.ts';

/** Changes whenever names are read out of a tree in another way. */
const version = 2;

interface Kept {
  readonly hash: string;
  readonly names: readonly NameRead[];
}

/**
 * What was read out of files that have not changed since: parsing them, and loading the parser, takes longer than all the rest of
 * the audit. It may be deleted at any time.
 */
export class NamesCache {
  readonly #path: string;
  readonly #known: ReadonlyMap<string, Kept>;
  readonly #seen = new Map<string, Kept>();

  constructor(workspace: string) {
    this.#path = join(workspace, '.pokerbot/audit-names.json');
    this.#known = new Map(Object.entries(readKept(this.#path)));
  }

  /** The names of a file as it is now, if they are known. */
  get({ path, text }: TextFile): readonly NameRead[] | undefined {
    const kept = this.#known.get(path);
    if (!kept || kept.hash !== hashOf(text)) return undefined;
    this.#seen.set(path, kept);
    return kept.names;
  }

  set({ path, text }: TextFile, names: readonly NameRead[]): void {
    this.#seen.set(path, { hash: hashOf(text), names });
  }

  /** Keeps what was seen, where that is new. A folder that cannot be written costs only time. */
  save(): void {
    const files = Object.fromEntries(this.#seen);
    const same =
      this.#seen.size === this.#known.size &&
      [...this.#seen].every(([path, kept]) => this.#known.get(path) === kept);
    if (same) return;
    const draft = `${this.#path}.${process.pid}.tmp`;
    try {
      if (!existsSync(dirname(this.#path))) mkdirSync(dirname(this.#path));
      writeFileSync(draft, JSON.stringify({ version, files }));
      renameSync(draft, this.#path);
    } catch {
      // The next audit parses again.
    }
  }
}

function readKept(path: string): Record<string, Kept> {
  try {
    const kept: { version?: unknown; files?: Record<string, Kept> } = JSON.parse(
      readFileSync(path, 'utf8'),
    );
    return kept.version === version ? (kept.files ?? {}) : {};
  } catch {
    return {};
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
