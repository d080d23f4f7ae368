import { globalFlags } from './base-command.ts';

/**
 * Moves global flags that stand before the command behind it, so that `pokerbot -C DIR status` means
 * `pokerbot status -C DIR`, as people know it from git and make.
 */
export function moveLeadingFlags(argv: readonly string[]): string[] {
  let end = 0;
  while (end < argv.length) {
    const length = lengthOfFlag(argv[end] ?? '');
    if (length === 0) break;
    end += length;
  }
  const rest = argv.slice(end);
  if (rest.length === 0) return [...argv];
  const separator = rest.indexOf('--');
  return rest.toSpliced(separator === -1 ? rest.length : separator, 0, ...argv.slice(0, end));
}

/** How many words a global flag takes: 0 for none, 2 for one whose value is a word of its own. */
function lengthOfFlag(word: string): number {
  for (const [name, flag] of Object.entries(globalFlags)) {
    const written = [`--${name}`, ...('char' in flag && flag.char ? [`-${flag.char}`] : [])];
    if (written.includes(word)) return flag.type === 'option' ? 2 : 1;
    if (flag.type === 'option' && word.startsWith(`--${name}=`)) return 1;
  }
  return 0;
}
