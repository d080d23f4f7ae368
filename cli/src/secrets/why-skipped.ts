import { isPlaceholder } from '../env/audit/settings/placeholder.ts';
import type { DotenvEntry } from '../env/dotenv-file.ts';

type Assignment = Extract<DotenvEntry, { kind: 'assignment' }>;

/** Why what is written in place of a secret is none; undefined when it may be one. */
export function whySkipped(entry: Assignment): 'placeholder' | 'reference' | undefined {
  if (isPlaceholder(entry.value, { secret: true })) return 'placeholder';
  return isReference(entry) ? 'reference' : undefined;
}

/** Other readers of environment files put the value of another variable there; stored, its name would be the secret. */
function isReference({ raw, value }: Assignment): boolean {
  const written = raw.slice(raw.indexOf('=') + 1).trimStart();
  if (written.startsWith("'")) return false;
  // In double quotes `\$` is the character itself.
  const text = written.startsWith('"') ? written.replaceAll(/\\./gs, '') : value;
  return /\$\{\w/.test(text) || /^"?\$[A-Za-z_]\w*("|$)/.test(text);
}
