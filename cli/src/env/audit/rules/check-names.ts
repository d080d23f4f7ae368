import { unitNames } from '@poker-bot/shared/env/unit-name';
import { nearest } from '../../../did-you-mean.ts';
import { declaredNames } from '../../declared-names.ts';
import { isForeignName, knownSpellings } from '../../known-names.ts';
import { misspelt } from '../../misspelt.ts';
import { type Finding, finding } from '../findings/finding.ts';
import type { Assignment } from '../settings/assignment.ts';
import type { AuditSubject } from '../subject.ts';

/** Names that nobody reads, that are nearly a known one, or that are a second name. */
export function checkNames(subject: AuditSubject): Finding[] {
  const own = ownNames(subject);
  const hasOwnUnits = Object.keys(subject.manifest?.units ?? {}).some(isOwn);
  return subject.assignments.flatMap((assignment) => {
    const { known, name, file } = assignment;
    if (known) return known.isAlias ? [aliasFinding(assignment, known.name)] : [];
    if (own.has(name) || isForeignName(name) || (file.unit !== undefined && isOwn(file.unit))) {
      return [];
    }
    const meant = misspelt(name);
    if (meant !== undefined) return [misspeltFinding(assignment, meant)];
    // What is written in `.env` and not registered reaches the user's own units.
    return hasOwnUnits && file.unit === undefined ? [] : [unknownFinding(assignment)];
  });
}

function isOwn(unit: string): boolean {
  return !unitNames.some((name) => name === unit);
}

function ownNames({ manifest, composeNames }: AuditSubject): Set<string> {
  return new Set([...declaredNames(manifest), ...composeNames]);
}

function placeOf({ file, line, column }: Assignment) {
  return { file: file.path, line, column };
}

function aliasFinding(assignment: Assignment, first: string): Finding {
  return finding('name-alias', {
    at: placeOf(assignment),
    variable: first,
    message: `\`${assignment.name}\` is the second name of \`${first}\``,
  });
}

function misspeltFinding(assignment: Assignment, meant: string): Finding {
  return finding('name-misspelt', {
    at: placeOf(assignment),
    variable: assignment.name,
    message: `\`${assignment.name}\` is unknown: did you mean \`${meant}\`?`,
    fix: `Write \`${meant}\`, or remove the line.`,
  });
}

function unknownFinding(assignment: Assignment): Finding {
  const meant = nearest(assignment.name, knownSpellings());
  const hint = meant === undefined ? '' : `: did you mean \`${meant}\`?`;
  return finding('name-unknown', {
    at: placeOf(assignment),
    variable: assignment.name,
    message: `No unit reads \`${assignment.name}\`${hint}`,
  });
}
