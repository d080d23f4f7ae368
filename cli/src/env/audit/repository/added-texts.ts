/** Lines that a commit added one after the other, or what it says of itself. */
export interface AddedText {
  readonly commit: string;
  /** From the repository's root; undefined for the commit's message. */
  readonly path: string | undefined;
  /** Of the first line, in the file as that commit left it. */
  readonly line: number;
  readonly text: string;
}

/** Marks the beginning of a commit in the output of `git log`; no diff has such a line. */
const commitMark = '\u0001commit ';
/** The message is indented, so that no line of it looks like the beginning of a diff. */
export const logFormat = `${commitMark}%h%n%w(0,1,1)%B`;

/** Longer texts are handed on in pieces. */
const mostCharacters = 1024 * 1024;
const longestOverlap = 1000;

/** Reads the output of `git log --patch --unified=0 -c` in `logFormat`, in pieces of any size. */
export class PatchReader {
  readonly #onText: (added: AddedText) => void;
  #rest = '';
  #commit = '';
  #path: string | undefined;
  #part: 'message' | 'header' | 'hunk' = 'message';
  /** Columns before the text of a line: a merge has one for each parent. */
  #columns = 1;
  /** Of the next line, in the file as the commit left it. */
  #line = 1;
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
    if (line.startsWith(commitMark)) this.#begin('message', { commit: line });
    else if (line.startsWith('diff ')) this.#begin('header');
    else if (line.startsWith('@@')) this.#begin('hunk', { hunk: line });
    else if (this.#part === 'hunk') this.#readChange(line);
    else if (this.#part === 'message') this.#add(line.slice(1));
    else if (line.startsWith('+++ ')) {
      this.#path = unquoted(line.slice('+++ '.length)).slice('b/'.length);
    }
  }

  #begin(part: 'message' | 'header' | 'hunk', { commit = '', hunk = '' } = {}): void {
    this.#flush();
    this.#part = part;
    this.#columns = Math.max(1, hunk.search(/[^@]/) - 1);
    this.#line = Number(/\+(\d+)/.exec(hunk)?.[1] ?? 1);
    if (part !== 'message') return;
    this.#commit = commit.slice(commitMark.length);
    this.#path = undefined;
  }

  #readChange(line: string): void {
    const columns = line.slice(0, this.#columns);
    // What a merge took from one of its parents was brought by an earlier commit.
    if (/^\++$/.test(columns)) this.#add(line.slice(this.#columns));
    else {
      this.#flush();
      if (!/[-\\]/.test(columns)) this.#line += 1;
    }
  }

  #add(line: string): void {
    this.#lines.push(line);
    this.#length += line.length;
    if (this.#length < mostCharacters) return;
    this.#flush();
    // A key of several lines may lie across the cut.
    if (line.length > longestOverlap) return;
    this.#line -= 1;
    this.#lines.push(line);
    this.#length = line.length;
  }

  #flush(): void {
    if (this.#lines.length > 0) {
      const [commit, path, line] = [this.#commit, this.#path, this.#line];
      this.#onText({ commit, path, line, text: this.#lines.join('\n') });
    }
    this.#line += this.#lines.length;
    this.#lines = [];
    this.#length = 0;
  }
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  v: '\v',
  f: '\f',
};

/** A name as git writes it: between quotes where it has others than printable characters. */
function unquoted(name: string): string {
  if (!name.startsWith('"')) return name.replace(/\t$/, '');
  return name
    .slice(1, name.lastIndexOf('"'))
    .replaceAll(/\\([0-7]{3}|.)/g, (_, [...code]: string) =>
      code.length > 1
        ? String.fromCharCode(Number.parseInt(code.join(''), 8))
        : (escapes[code[0] ?? ''] ?? code[0] ?? ''),
    );
}
