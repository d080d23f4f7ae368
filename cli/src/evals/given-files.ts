import { join } from 'node:path';
import { home } from '../stack/desired/containers.ts';
import { type BringOptions, bringFile, type FileKind } from './bring-file.ts';

/**
 * Files as the user named them, and as the evaluator does: it may see a copy, and that in a container. What it says of the one is
 * told of the other.
 */
export class GivenFiles {
  readonly #place: Omit<BringOptions, 'file' | 'kind'>;
  /** By the path from the workspace. */
  readonly #given = new Map<string, string>();

  constructor(place: Omit<BringOptions, 'file' | 'kind'>) {
    this.#place = place;
  }

  /**
   * @returns the path that the evaluator is to be given
   * @throws PokerbotError `FILE_UNREADABLE`
   */
  async bring(file: string, kind: FileKind): Promise<string> {
    const path = await bringFile({ ...this.#place, file, kind });
    this.#given.set(path, file);
    return path;
  }

  /** What the user named, of a path that the evaluator was given. */
  given(path: string): string | undefined {
    return this.#given.get(path);
  }

  /** A text of the evaluator, or any value with such texts in it, with each file called what the user called it. */
  named<T>(value: T): T {
    return renamed(value, (text) => this.#namedText(text)) as T;
  }

  #namedText(text: string): string {
    let named = text;
    for (const [path, file] of this.#given) {
      for (const whole of [join(this.#place.workspace, path), `${home}/${path}`]) {
        named = named.replaceAll(whole, () => file);
      }
      named = named.replaceAll(`\`${path}`, () => `\`${file}`);
      if (named === path) named = file;
    }
    return named;
  }
}

function renamed(value: unknown, name: (text: string) => string): unknown {
  if (typeof value === 'string') return name(value);
  if (Array.isArray(value)) return value.map((each) => renamed(each, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, renamed(each, name)]));
}
