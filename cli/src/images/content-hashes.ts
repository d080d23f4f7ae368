import { createHash } from 'node:crypto';
import {
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Size, time of the last change of the content and of anything, permissions; then what was found. */
type Note = readonly [number, number, number, number, string];
type Notes = Readonly<Record<string, Note>>;

const notesName = 'sources.json';
const notesVersion = 1;
const executableBits = 0o111;
/** A file may be changed again within one tick of its clock: what is younger than this is read once more. In milliseconds. */
const settledAfter = 1_000;

/** Names files of one folder by content. What was read is noted down, so that it is not read again while it stays the same. */
export class ContentHashes {
  readonly #folder: string;
  readonly #path: string;
  readonly #all: Readonly<Record<string, Notes>>;
  readonly #before: Notes;
  readonly #now: Record<string, Note> = {};
  #changed = false;

  /** @param notes folder that the notes lie in; one that does not exist is not made */
  constructor(folder: string, notes: string) {
    this.#folder = folder;
    this.#path = join(notes, notesName);
    this.#all = readNotes(this.#path);
    this.#before = this.#all[folder] ?? {};
  }

  of(path: string): string {
    const full = join(this.#folder, path);
    const found = statSync(full, { throwIfNoEntry: false });
    if (!found) return 'gone';
    const state = [found.size, found.mtimeMs, found.ctimeMs, found.mode] as const;
    const note = this.#before[path];
    const known = note && state.every((value, index) => value === note[index]);
    const content = known ? note[state.length] : contentOf(full);
    if (!known) this.#changed = true;
    if (isSettled(found)) this.#now[path] = [...state, String(content)];
    return `${(found.mode & executableBits) === 0 ? 'plain' : 'executable'} ${content}`;
  }

  /** Writes down what has been found, for the next command. */
  keep(): void {
    const forgotten = Object.keys(this.#before).some((path) => !this.#now[path]);
    if (!this.#changed && !forgotten) return;
    const folders = { ...this.#all, [this.#folder]: this.#now };
    const draft = `${this.#path}.${process.pid}`;
    try {
      if (!existsSync(join(this.#path, '..'))) return;
      writeFileSync(draft, JSON.stringify({ version: notesVersion, folders }));
      renameSync(draft, this.#path);
    } catch {
      // It only saves time.
      rmSync(draft, { force: true });
    }
  }
}

function isSettled({ mtimeMs, ctimeMs }: Stats): boolean {
  return Math.max(mtimeMs, ctimeMs) < Date.now() - settledAfter;
}

function contentOf(path: string): string {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    // The build tells it in its own words.
    return 'unreadable';
  }
}

function readNotes(path: string): Readonly<Record<string, Notes>> {
  try {
    const { version, folders } = JSON.parse(readFileSync(path, 'utf8'));
    return version === notesVersion && folders ? folders : {};
  } catch {
    return {};
  }
}
