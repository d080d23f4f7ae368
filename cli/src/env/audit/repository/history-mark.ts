import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Sought } from '../secrets/find-secrets.ts';

/** Changes whenever something is recognised that was not before. */
const version = 3;
const saltBytes = 16;

interface Kept {
  readonly version: number;
  readonly salt: string;
  /** Keyed hash of the secrets that were searched for. */
  readonly secrets: string;
  readonly tips: readonly string[];
}

/**
 * Remembers up to where a history was found to be clean, so that the next audit begins there. Only for the secrets that were
 * searched for; another one begins anew. It may be deleted at any time.
 */
export class HistoryMark {
  readonly #path: string;
  readonly #sought: Sought;
  readonly #kept: Kept | undefined;

  constructor(workspace: string, sought: Sought) {
    this.#path = join(workspace, '.pokerbot/audit-history.json');
    this.#sought = sought;
    this.#kept = readKept(this.#path);
  }

  /** Commits below which nothing has to be looked at again. */
  get clean(): readonly string[] {
    const kept = this.#kept;
    return kept && kept.secrets === hashOf(this.#sought, kept.salt) ? kept.tips : [];
  }

  /** Everything below these commits is clean. A folder that cannot be written costs only time. */
  save(tips: readonly string[]): void {
    if (tips.join() === this.clean.join()) return;
    const salt = this.#kept?.salt ?? randomBytes(saltBytes).toString('hex');
    const kept: Kept = { version, salt, secrets: hashOf(this.#sought, salt), tips };
    const draft = `${this.#path}.${process.pid}.tmp`;
    try {
      if (!existsSync(dirname(this.#path))) mkdirSync(dirname(this.#path));
      writeFileSync(draft, JSON.stringify(kept), { mode: 0o600 });
      renameSync(draft, this.#path);
    } catch {
      // The next audit looks at all of it again.
    }
  }
}

function readKept(path: string): Kept | undefined {
  try {
    const kept: Kept = JSON.parse(readFileSync(path, 'utf8'));
    const usable =
      kept.version === version && kept.tips.every((tip) => /^[0-9a-f]{40,}$/.test(tip));
    return usable ? kept : undefined;
  } catch {
    return undefined;
  }
}

function hashOf({ values, names }: Sought, salt: string): string {
  const all = JSON.stringify([[...values.keys()].sort(), [...names].sort()]);
  return createHmac('sha256', salt).update(all).digest('hex').slice(0, saltBytes);
}
