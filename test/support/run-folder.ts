import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where everything lies that one run of tests, benchmarks or soaks makes for a while, once it is told so by `TMPDIR`. Gone when this
 * process ends, whatever is still in it.
 */
export class RunFolder implements Disposable {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'pokerbot-run-')));

  readonly #atTheEnd = () => this[Symbol.dispose]();

  constructor() {
    process.once('exit', this.#atTheEnd);
  }

  /** For those who are to put their files here. */
  get environment(): { readonly TMPDIR: string } {
    return { TMPDIR: this.path };
  }

  /** Names of what was put here and is still here. An empty folder for sockets is the product's, for all workspaces of a user. */
  contents(): string[] {
    const shared = `pokerbot-${process.getuid?.()}`;
    return readdirSync(this.path).filter(
      (name) => name !== shared || readdirSync(join(this.path, name)).length > 0,
    );
  }

  clear(): void {
    for (const name of readdirSync(this.path)) this.#remove(join(this.path, name));
  }

  [Symbol.dispose](): void {
    process.off('exit', this.#atTheEnd);
    this.#remove(this.path);
  }

  #remove(path: string): void {
    try {
      rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // Whatever still holds it has been named, and this must not hide how the run ended.
    }
  }
}
