import { type Finding, finding } from '../findings/finding.ts';
import type { Assignment } from '../settings/assignment.ts';
import type { AuditSubject } from '../subject.ts';

/** One variable twice in one file, under whichever of its names. */
export function checkRepetition({ settings, assignments }: AuditSubject): Finding[] {
  return settings.flatMap((file) => {
    const first = new Map<string, Assignment>();
    return assignments
      .filter((each) => each.file === file)
      .flatMap((assignment) => {
        const key = `${assignment.known?.name ?? assignment.name}${assignment.known?.isPath ? '_FILE' : ''}`;
        const earlier = first.get(key);
        if (earlier) return [repetition(assignment, earlier)];
        first.set(key, assignment);
        return [];
      });
  });
}

function repetition(assignment: Assignment, earlier: Assignment): Finding {
  const { file, line, column, name, known, value } = assignment;
  const same = value === earlier.value;
  return finding(same ? 'value-repeated' : 'value-contradicted', {
    at: { file: file.path, line, column },
    variable: known?.name ?? name,
    message: `\`${name}\` ${same ? 'repeats' : 'contradicts'} line ${earlier.line}`,
  });
}
