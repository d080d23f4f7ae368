import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** Packages of this installation have this scope; a unit is made of its own build and of theirs. */
const scope = '@poker-bot/';

/** Names the build of units by content, each package read once. */
export class BuildRevisions {
  readonly #packages = new Map<string, string>();

  /**
   * The revision of the unit whose package lies there: it changes when any source does that the unit is built of, and not
   * when the same sources are built again. `unbuilt` when there is no build.
   */
  of(folder: string): string {
    if (!existsSync(join(folder, 'dist'))) return 'unbuilt';
    const hash = createHash('sha256');
    for (const part of [...this.#closure(folder)].sort()) hash.update(this.#contentOf(part));
    return hash.digest('hex').slice(0, 12);
  }

  #closure(folder: string, found = new Set<string>()): Set<string> {
    const real = realpathSync(folder);
    if (found.has(real)) return found;
    found.add(real);
    const { dependencies = {} } = JSON.parse(readFileSync(join(real, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    for (const name of Object.keys(dependencies)) {
      const linked = join(real, 'node_modules', name);
      if (name.startsWith(scope) && existsSync(linked)) this.#closure(linked, found);
    }
    return found;
  }

  #contentOf(folder: string): string {
    const known = this.#packages.get(folder);
    if (known !== undefined) return known;
    const content = fingerprintBuild(join(folder, 'dist'));
    this.#packages.set(folder, content);
    return content;
  }
}

/** The compiler keeps the hashes of all sources in one file; without it, as in a packed build, every module is read. */
function fingerprintBuild(build: string): string {
  const hash = createHash('sha256');
  const record = join(build, '.tsbuildinfo');
  if (existsSync(record)) return hash.update(readFileSync(record)).digest('hex');
  const files = existsSync(build) ? readdirSync(build, { recursive: true, encoding: 'utf8' }) : [];
  for (const file of files.filter((name) => name.endsWith('.js')).sort()) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(build, file)));
  }
  return hash.digest('hex');
}
