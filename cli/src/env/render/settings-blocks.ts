import type { AuditedEntry } from '../dotenv-file.ts';
import { readDotenvEntries } from '../parse-dotenv.ts';

/** Lines of an environment file that stand together, with the variables that they set or offer as a comment. */
export interface SettingsBlock {
  readonly text: string;
  readonly names: readonly string[];
}

const offered = /^#[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \t]*=/;

/** Cuts a file at its empty lines; a value that spans lines stays whole. The texts together are the file. */
export function settingsBlocks(text: string): SettingsBlock[] {
  const blocks: { text: string; names: string[] }[] = [];
  let open = false;
  for (const entry of readDotenvEntries(text)) {
    const blank = entry.kind === 'text' && /^\s*$/.test(entry.raw);
    const last = blocks.at(-1);
    if (last && (open || blank)) {
      last.text += entry.raw;
      last.names.push(...namesOf(entry));
    } else {
      blocks.push({ text: entry.raw, names: namesOf(entry) });
    }
    open = !blank;
  }
  return blocks;
}

function namesOf(entry: AuditedEntry): string[] {
  if (entry.kind === 'assignment') return [entry.name];
  const name = offered.exec(entry.raw)?.[1];
  return name === undefined ? [] : [name];
}
