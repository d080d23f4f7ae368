/** Lines that a commit added one after the other. */
export interface AddedText {
  readonly commit: string;
  readonly path: string;
  /** Of the first line, in the file as that commit left it. */
  readonly line: number;
  readonly text: string;
}

/** Marks the beginning of a commit in the output of `git log`; no diff has such a line. */
export const commitMark = '\u0001commit ';

const mostCharacters = 1024 * 1024;

/** Reads the output of `git log --patch --unified=0`, in pieces of any size. */
export class PatchReader {
  readonly #onText: (added: AddedText) => void;
  #rest = '';
  #commit = '';
  #path = '';
  #line = 0;
  #lines: string[] = [];
  #length = 0;

  constructor(onText: (added: AddedText) => void) {
    this.#onText = onText;
  }

  write(piece: string): void {
    const lines = (this.#rest + piece).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#read(line);
  }

  end(): void {
    this.#read(this.#rest);
    this.#flush();
  }

  #read(line: string): void {
    if (line.startsWith('+') && !line.startsWith('+++ ')) {
      if (this.#length < mostCharacters) this.#lines.push(line.slice(1));
      this.#length += line.length;
      return;
    }
    this.#flush();
    if (line.startsWith(commitMark)) this.#commit = line.slice(commitMark.length);
    else if (line.startsWith('+++ ')) this.#path = line.slice('+++ b/'.length).replace(/\t$/, '');
    else if (line.startsWith('@@ ')) this.#line = Number(/\+(\d+)/.exec(line)?.[1] ?? 0);
  }

  #flush(): void {
    if (this.#lines.length > 0) {
      const [commit, path, line] = [this.#commit, this.#path, this.#line];
      this.#onText({ commit, path, line, text: this.#lines.join('\n') });
    }
    this.#lines = [];
    this.#length = 0;
  }
}
