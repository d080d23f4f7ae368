import { type Finding, finding } from '../findings/finding.ts';
import { type Assignment, writtenValue } from '../settings/assignment.ts';
import { isPlaceholder } from '../settings/placeholder.ts';
import type { AuditSubject } from '../subject.ts';

/** What stands in the environment files, each line by itself. */
export function checkValues({ assignments }: AuditSubject): Finding[] {
  return assignments.flatMap((assignment) => checkValue(assignment) ?? checkText(assignment));
}

function checkValue(assignment: Assignment): Finding[] | undefined {
  const { known, value, name } = assignment;
  const variable = known?.name ?? name;
  const at = valuePlace(assignment);
  if (value === '') {
    // An empty list of profiles is one that starts nothing.
    if (!known || known.variable.readers.every((reader) => reader === 'compose')) return [];
    return [
      finding('value-empty', { at, variable, message: `\`${name}\` is written without a value` }),
    ];
  }
  if (isPlaceholder(value, { secret: assignment.secret })) {
    const message = `\`${name}\` still holds a placeholder`;
    return [finding('value-placeholder', { at, variable, message })];
  }
  if (!known || known.isPath) return undefined;
  const parsed = known.variable.schema.safeParse(value);
  if (parsed.success) return undefined;
  const reason = parsed.error.issues.map(({ message }) => message).join(', ');
  const shown = known.variable.secret ? 'cannot be used' : `is \`${shorten(value)}\``;
  return [finding('value-invalid', { at, variable, message: `\`${name}\` ${shown}: ${reason}` })];
}

/** Ways of writing a value that other readers understand differently. */
function checkText(assignment: Assignment): Finding[] {
  const { name, value, known } = assignment;
  const variable = known?.name ?? name;
  const at = valuePlace(assignment);
  const written = writtenValue(assignment);
  const findings: Finding[] = [];
  if (!written.startsWith("'") && /(?<!\\)\$(\{|[A-Za-z_])/.test(written)) {
    const message = `\`${name}\` holds a \`$\` that Compose expands`;
    findings.push(finding('text-dollar', { at, variable, message }));
  }
  if (value !== value.trim() && !value.includes('\n')) {
    const message = `The quoted value of \`${name}\` has a space at its end or beginning`;
    findings.push(finding('text-space', { at, variable, message }));
  }
  return findings;
}

function valuePlace({ file, line, valueColumn }: Assignment) {
  return { file: file.path, line, column: valueColumn };
}

const shown = 60;

function shorten(value: string): string {
  const line = value.replaceAll('\n', '\\n');
  return line.length > shown ? `${line.slice(0, shown)}…` : line;
}
