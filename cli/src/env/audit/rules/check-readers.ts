import type { VariableReader } from '@poker-bot/shared/env/unit-name';
import { unitNames } from '@poker-bot/shared/env/unit-name';
import { type Finding, finding } from '../findings/finding.ts';
import type { Assignment } from '../settings/assignment.ts';
import type { AuditSubject } from '../subject.ts';

/** Values that stand where the unit that reads the variable does not look. */
export function checkReaders({ assignments }: AuditSubject): Finding[] {
  return assignments.flatMap((assignment) => {
    const { known, file, line, column, name } = assignment;
    if (!known) return [];
    const reason = whyUnread(assignment, known.variable.readers);
    if (reason === undefined) return [];
    return [
      finding('value-unread', {
        at: { file: file.path, line, column },
        variable: known.name,
        message: `\`${name}\` in \`${file.path}\` reaches nobody: ${reason}`,
        fix: whereTo(known.variable.readers),
      }),
    ];
  });
}

function whyUnread({ file }: Assignment, readers: readonly VariableReader[]): string | undefined {
  if (readers.every((reader) => reader === 'cli')) {
    return 'only the command line reads it, from the process environment';
  }
  const { unit } = file;
  if (unit === undefined || !unitNames.some((name) => name === unit)) return undefined;
  if (readers.some((reader) => reader === unit)) return undefined;
  return `\`${unit}\` does not read it; ${readers.map((reader) => `\`${reader}\``).join(', ')} does`;
}

function whereTo(readers: readonly VariableReader[]): string {
  const [only] = readers;
  if (readers.length === 1 && only === 'cli') return 'Set it where `pokerbot` is started.';
  const place = readers.length === 1 && only !== 'compose' ? `.env.${only}` : '.env';
  return `Move the line to \`${place}\`.`;
}
