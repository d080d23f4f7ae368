import { type Finding, finding } from '../findings/finding.ts';
import { findKeys } from '../secrets/key-patterns.ts';
import { secretsOf } from '../secrets/own-secrets.ts';
import { secretsBeside } from '../secrets/secrets-beside.ts';
import { isPlaceholder } from '../settings/placeholder.ts';
import type { AuditSubject } from '../subject.ts';

/** Secrets that stand in environment files, and those that two variables share. */
export function checkSecrets(subject: AuditSubject): Finding[] {
  const inFiles = subject.assignments.flatMap((assignment) => {
    const { file, line, valueColumn, name, known, value } = assignment;
    const at = { file: file.path, line, column: valueColumn };
    const variable = known?.name ?? name;
    if (assignment.secret) {
      if (value === '' || isPlaceholder(value, { secret: true })) return [];
      const message = `The value of \`${name}\`, which is a secret, stands in \`${file.path}\``;
      const fix = `Move it to the secret store: \`pokerbot secrets import ${file.path}\`, then replace it.`;
      return [finding('secret-in-settings', { at, variable, message, fix })];
    }
    const [key] = findKeys(value);
    if (!key) return [];
    const message = `\`${name}\` holds ${key.what}`;
    return [finding('secret-in-settings', { at, variable, message })];
  });
  const beside = secretsBeside(subject).map(({ at, what, variable }) => {
    const message = `\`${at.file}\` holds ${what}, in a line that sets no declared secret`;
    const fix = 'Remove it, and replace it at its provider if it is still valid.';
    return finding('secret-in-settings', { at, variable, message, fix });
  });
  return [...inFiles, ...beside, ...checkReuse(subject)];
}

interface Holder {
  readonly variable: string;
  readonly value: string;
  readonly file: string | null;
  readonly line: number | undefined;
  readonly column?: number;
}

function checkReuse(subject: AuditSubject): Finding[] {
  const first = new Map<string, Holder>();
  const reused: Finding[] = [];
  for (const holder of holdersOf(subject)) {
    const earlier = first.get(holder.value);
    if (!earlier) first.set(holder.value, holder);
    if (!earlier || earlier.variable === holder.variable) continue;
    const { file, line, column, variable } = holder;
    const message = `\`${variable}\` and \`${earlier.variable}\` have the same secret`;
    reused.push(finding('secret-reused', { at: { file, line, column }, variable, message }));
  }
  return reused;
}

/** Every secret that is known by value, then those of the store by fingerprint; by that all of them where it can be told. */
function* holdersOf(subject: AuditSubject): Generator<Holder> {
  const { assignments, environment, secrets, fingerprint } = subject;
  const comparable = (value: string) =>
    fingerprint && secrets.length > 0 ? `fingerprint ${fingerprint(value)}` : value;
  for (const assignment of assignments) {
    const { name, known, secret, value, file, line, valueColumn } = assignment;
    if (!secret || value === '') continue;
    if (isPlaceholder(value, { secret: true })) continue;
    const column = valueColumn;
    yield {
      variable: known?.name ?? name,
      value: comparable(value),
      file: file.path,
      line,
      column,
    };
  }
  for (const [variable, value] of secretsOf(environment)) {
    yield { variable, value: comparable(value), file: null, line: undefined };
  }
  for (const { name, versions } of secrets) {
    const current = versions.find(({ state }) => state === 'current');
    if (!current) continue;
    yield {
      variable: name,
      value: `fingerprint ${current.fingerprint}`,
      file: null,
      line: undefined,
    };
  }
}
