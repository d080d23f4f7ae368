import type { FindingKind } from '../env/audit/findings/finding-code.ts';
import { findingKindsByCode } from '../env/audit/findings/finding-codes.ts';
import { generatedNote, markdownTable } from './markdown.ts';

/** `docs/env-audit.md` */
export function findingsPage(
  kinds: Readonly<Record<string, FindingKind>> = findingKindsByCode,
): string {
  const rows = Object.entries(kinds).sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    generatedNote('`cli/src/env/audit/findings/`'),
    '',
    '# What `pokerbot env audit` finds',
    '',
    'A code never changes its meaning. An *error* ends the audit with exit code 4, a *warning* does with `--strict`, a *note* never. Each',
    'finding tells its file, line and column, and what to do; none tells a secret. `--json` gives one document, `--sarif FILE` the',
    'format that code hosting services read. What cannot be looked at, such as the history where there is no git, is listed as left out.',
    '',
    'Secrets are known by their value, by the form that keys of a provider have, and by the name that they are given to, also in Base64 and',
    'UTF-16. They are searched for in every file that git tracks or is about to, as it is and as it is staged, in the history with its',
    'messages, tags and notes, in comments of the environment files, and in what the engine shows. A value under a name that nobody',
    'declares counts where a machine drew it, and not in files for tests.',
    '',
    '`--fix` does what changes nothing that a unit gets: modes, byte order marks, line ends, `export`, second names, repeated lines.',
    '`--live` asks whether addresses answer, `--layers` searches the files of the images.',
    '',
    markdownTable(
      ['code', 'weight', 'what and why', 'what to do'],
      rows.map(([code, { severity, lighter, what, why, fix, automatic }]) => [
        `\`${code}\``,
        lighter ? `${severity} or ${lighter}` : severity,
        `${what}. ${why}`,
        automatic ? `${fix} \`--fix\` does it.` : fix,
      ]),
    ),
    '',
  ].join('\n');
}
