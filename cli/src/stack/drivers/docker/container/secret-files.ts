import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContainerUser } from '../../../../container-user.ts';
import type { UnitSpec } from '../../../unit-spec.ts';

/** In memory, where the machine has it: nothing of it is ever on a disk. */
const inMemory = '/dev/shm';
/** What the container sees, and what only this machine knows: every value to hide in its log. */
const mounted = 'mounted';
const hiddenFile = 'hidden.json';

/** Secrets of the containers of one workspace: a folder for each container, which only their user and its owner can read. */
export class SecretFiles {
  readonly #root: string;
  readonly #folder: string;

  constructor(id: string, base = existsSync(inMemory) ? inMemory : tmpdir()) {
    this.#root = join(base, `pokerbot-${process.getuid?.() ?? 0}`);
    this.#folder = join(this.#root, id);
  }

  /** Writes the secrets of a container, and gives the folder to mount; undefined when there is none to mount. */
  write(container: string, unit: UnitSpec, user: ContainerUser): string | undefined {
    this.remove(container);
    const { secrets, secretVariables, environment } = unit;
    const variables = secretVariables.filter((name) => environment[name] !== undefined);
    if (variables.length === 0 && secrets.length === 0) return undefined;
    this.#makePrivate();
    const folder = join(this.#folder, container);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const hidden = [...secrets, ...variables.map((name) => environment[name])];
    writeFileSync(join(folder, hiddenFile), JSON.stringify(hidden), { mode: 0o600 });
    if (variables.length === 0) return undefined;
    const target = join(folder, mounted);
    mkdirSync(target, { mode: 0o700 });
    for (const name of variables) {
      const file = join(target, name);
      writeFileSync(file, environment[name] ?? '', { mode: 0o400 });
      giveTo(file, user);
    }
    giveTo(target, user);
    return target;
  }

  /** The values to hide in what a container says; also those of a container that another command has started. */
  hidden(container: string): readonly string[] {
    try {
      const values: unknown = JSON.parse(
        readFileSync(join(this.#folder, container, hiddenFile), 'utf8'),
      );
      return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
    } catch {
      return [];
    }
  }

  remove(container: string): void {
    rmSync(join(this.#folder, container), { recursive: true, force: true });
  }

  /** Removes what is there for containers that are gone. */
  keepOnly(containers: ReadonlySet<string>): void {
    const found = existsSync(this.#folder) ? readdirSync(this.#folder) : [];
    for (const name of found) if (!containers.has(name)) this.remove(name);
    if (existsSync(this.#folder) && readdirSync(this.#folder).length === 0) {
      rmSync(this.#folder, { recursive: true, force: true });
    }
    this.#removeRootIfEmpty();
  }

  /** Other workspaces keep theirs beside it. */
  #removeRootIfEmpty(): void {
    try {
      rmdirSync(this.#root);
    } catch {
      // It is not empty, not there, or somebody else's.
    }
  }

  /** Everybody may write to the folder that it lies in: one that somebody else made first is not used. */
  #makePrivate(): void {
    mkdirSync(this.#root, { recursive: true, mode: 0o700 });
    const found = lstatSync(this.#root);
    if (!found.isDirectory() || found.uid !== (process.getuid?.() ?? found.uid)) {
      throw new Error(`\`${this.#root}\` belongs to somebody else`);
    }
    chmodSync(this.#root, 0o700);
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }
}

function giveTo(path: string, user: ContainerUser): void {
  if (process.getuid?.() === 0) chownSync(path, user.uid, user.gid);
}
