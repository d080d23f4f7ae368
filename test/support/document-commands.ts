/** A command that a page tells its reader to type. */
export interface DocumentCommand {
  readonly text: string;
  /** Where it stands, counted from 1. */
  readonly line: number;
  /** How the page says that it ends: with an exit code, or not before Ctrl-C. */
  readonly ends: number | 'by Ctrl-C';
}

export interface Page {
  /** In the order of the page. */
  readonly commands: readonly DocumentCommand[];
  /** What its fenced blocks are said to hold. */
  readonly languages: readonly string[];
}

interface Line {
  readonly text: string;
  readonly line: number;
}

/** Lines between two fences; those outside of fences have no language. */
interface Block {
  readonly language: string | undefined;
  readonly lines: Line[];
}

const fence = '```';
const codeSpan = /`([^`]+)`(?: \((exit \d+|until Ctrl-C)\))?/g;
const trailingNote = /\s+# (exit \d+|until Ctrl-C)$/;

/**
 * Reads a page in Markdown. Commands are the lines of its `sh` blocks, and the code spans in the columns of its tables that are
 * headed "Shown by". A command ends with 0 unless `# exit N` or `# until Ctrl-C` stands behind it, in a table `(exit N)` or
 * `(until Ctrl-C)`. A line that ends in `\` goes on, a line that begins with `#` only says something.
 */
export function readPage(markdown: string): Page {
  const blocks = blocksOf(markdown);
  return {
    commands: blocks.flatMap(({ language, lines }) => {
      if (language === 'sh') return typedIn(lines);
      return language === undefined ? shownIn(lines) : [];
    }),
    languages: blocks.flatMap(({ language }) => language ?? []),
  };
}

function blocksOf(markdown: string): Block[] {
  let block: Block = { language: undefined, lines: [] };
  const blocks = [block];
  for (const [index, text] of markdown.split('\n').entries()) {
    if (!text.startsWith(fence)) {
      block.lines.push({ text, line: index + 1 });
      continue;
    }
    const opens = block.language === undefined;
    block = { language: opens ? text.slice(fence.length) : undefined, lines: [] };
    blocks.push(block);
  }
  return blocks;
}

function typedIn(lines: readonly Line[]): DocumentCommand[] {
  const commands: DocumentCommand[] = [];
  let begun = '';
  for (const { text, line } of lines) {
    begun += text;
    if (begun.endsWith('\\')) {
      begun = `${begun.slice(0, -1).trimEnd()} `;
      continue;
    }
    const note = begun.match(trailingNote)?.[1];
    if (/^[^#]/.test(begun)) {
      commands.push({ text: begun.replace(trailingNote, ''), line, ends: endOf(note) });
    }
    begun = '';
  }
  return commands;
}

function shownIn(lines: readonly Line[]): DocumentCommand[] {
  /** Of the table that a line is in, once its head has been read. */
  let column: number | undefined;
  return lines.flatMap(({ text, line }) => {
    const cells = text.startsWith('|') ? cellsOf(text) : undefined;
    const shown = column === undefined ? undefined : cells?.[column];
    column = cells && (column ?? cells.findIndex((cell) => /^shown by$/i.test(cell)));
    return [...(shown ?? '').matchAll(codeSpan)].map(([, command = '', note]) => ({
      text: command,
      line,
      ends: endOf(note),
    }));
  });
}

/** A bar inside a cell is written `\|`. */
function cellsOf(row: string): string[] {
  return row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function endOf(note: string | undefined): DocumentCommand['ends'] {
  if (note === undefined) return 0;
  return note === 'until Ctrl-C' ? 'by Ctrl-C' : Number(note.slice('exit '.length));
}
