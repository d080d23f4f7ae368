import { resolve } from 'node:path';
import { type Finding, finding } from '../findings/finding.ts';
import { findKeys } from '../secrets/key-patterns.ts';
import { secretsBeside } from '../secrets/secrets-beside.ts';
import { statIfAny } from '../stat-if-any.ts';
import type { AuditSubject } from '../subject.ts';

const others = 0o077;

/** Who on this machine may read the environment files, and the files that hold keys. */
export function checkModes(subject: AuditSubject): Finding[] {
  const assigned = subject.assignments
    .filter((each) => each.value !== '' && (each.secret || findKeys(each.value).length > 0))
    .map(({ file }) => file.path);
  const holding = new Set([...assigned, ...secretsBeside(subject).map(({ at }) => at.file)]);
  const settings = subject.settings.flatMap(({ path, mode, content }) => {
    if ((mode & others) === 0 || content.problem === 'unreadable') return [];
    const code = holding.has(path) ? 'mode-secret' : 'mode-open';
    return [finding(code, { at: { file: path }, ...told(path, mode) })];
  });
  return [...settings, ...checkKeyFiles(subject)];
}

function checkKeyFiles(subject: AuditSubject): Finding[] {
  return keyFiles(subject).flatMap(({ name, path }) => {
    const found = statIfAny(resolve(subject.workspace, path));
    const mode = (found?.mode ?? 0) & 0o777;
    if (!found?.isFile() || (mode & others) === 0) return [];
    return [finding('mode-secret', { at: { file: path }, variable: name, ...told(path, mode) })];
  });
}

/** The files that variables name as the place of a key, as they are written. */
export function keyFiles({ environments }: AuditSubject): { name: string; path: string }[] {
  return Object.values(environments).flatMap((environment) =>
    Object.entries(environment).flatMap(([name, { value, source }]) =>
      source !== 'default' && holdsKey(name) ? [{ name, path: value }] : [],
    ),
  );
}

/** Docker and Kubernetes mount secrets readable for a group on purpose; the files of a user are another matter. */
function holdsKey(name: string): boolean {
  return name === 'GRPC_TLS_KEY_PATH' || /_(KEY|TOKEN|DSN)_FILE$/.test(name);
}

function told(path: string, mode: number): { message: string; fix: string } {
  return {
    message: `Others on this machine may read \`${path}\` (mode ${mode.toString(8).padStart(4, '0')})`,
    fix: `Run \`chmod 600 ${path}\`.`,
  };
}
