import { dotenvValues } from '../../dotenv-file.ts';
import { knownName } from '../../known-names.ts';
import { parseDotenv } from '../../parse-dotenv.ts';
import { type Assignment, assignmentsOf } from './assignment.ts';
import type { SettingsFile } from './settings-file.ts';

export interface Repair {
  readonly text: string;
  /** What was done, in words; empty when there was nothing to do. */
  readonly changes: readonly string[];
}

/**
 * Everything in a file that can be put right without changing what anybody gets from it. Comments and order stay.
 */
export function repairSettings(file: SettingsFile): Repair | undefined {
  const { content } = file;
  if (content.problem !== undefined) return undefined;
  const assignments = assignmentsOf(file);
  const groups = groupByVariable(assignments);
  const changes = new Set<string>();
  let next = 0;
  const pieces = content.entries.map((entry) => {
    if (entry.kind !== 'assignment') return entry.raw;
    const assignment = assignments[next] as Assignment;
    next += 1;
    return repairLine(assignment, groups.get(keyOf(assignment)) ?? [], changes);
  });
  const text = withoutMarks(pieces.join(''), changes);
  return { text: keepsValues(content.text, text) ? text : content.text, changes: [...changes] };
}

function keyOf({ known, name }: Assignment): string {
  return known ? `${known.name}${known.isPath ? '_FILE' : ''}` : name;
}

function groupByVariable(assignments: readonly Assignment[]): Map<string, Assignment[]> {
  const groups = new Map<string, Assignment[]>();
  for (const each of assignments) {
    groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  }
  return groups;
}

function repairLine(
  assignment: Assignment,
  group: readonly Assignment[],
  changes: Set<string>,
): string {
  const { raw, name, value, line } = assignment;
  const agree = group.every((each) => each.value === value);
  if (agree && group[0] !== assignment) {
    changes.add(`removed line ${line}, which repeats \`${name}\``);
    return '';
  }
  const first = keyOf(assignment);
  const exported = /^([ \t]*)export[ \t]+/;
  let text = raw;
  if (exported.test(text)) {
    changes.add(`removed \`export\` from line ${line}`);
    text = text.replace(exported, '$1');
  }
  if (assignment.known?.isAlias && agree) {
    changes.add(`renamed \`${name}\` to \`${first}\` in line ${line}`);
    text = text.replace(name, first);
  }
  return text;
}

function withoutMarks(text: string, changes: Set<string>): string {
  const bare = text.replace(/^\uFEFF/, '');
  if (bare !== text) changes.add('removed the byte order mark');
  const unix = bare.replaceAll('\r\n', '\n');
  if (unix !== bare) changes.add('changed Windows line ends to line feeds');
  return unix;
}

/** Whether both texts give every variable the same value, under whichever of its names. */
function keepsValues(before: string, after: string): boolean {
  const values = (text: string) => {
    try {
      const named = [...dotenvValues(parseDotenv(text, ''))];
      return named.map(([name, { value }]): [string, string] => {
        const known = knownName(name);
        return [known ? `${known.name}${known.isPath ? '_FILE' : ''}` : name, value];
      });
    } catch {
      // A line that does not parse is in both of them, and stays for whoever wrote it.
      return [];
    }
  };
  const [old, fresh] = [new Map(values(before)), new Map(values(after))];
  return old.size === fresh.size && [...old].every(([name, value]) => fresh.get(name) === value);
}
