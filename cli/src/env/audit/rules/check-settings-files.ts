import { unitNames } from '@poker-bot/shared/env/unit-name';
import { nearest } from '../../../did-you-mean.ts';
import { type Finding, finding } from '../findings/finding.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import type { AuditSubject } from '../subject.ts';

/** The environment files themselves: can they be read, by whom, and as what. */
export function checkSettingsFiles({ settings, manifest }: AuditSubject): Finding[] {
  const units = [...unitNames, ...Object.keys(manifest?.units ?? {})];
  return settings.flatMap((file) => [...checkOwner(file, units), ...checkContent(file)]);
}

function checkOwner({ path, unit }: SettingsFile, units: readonly string[]): Finding[] {
  if (unit === undefined || units.includes(unit)) return [];
  const meant = nearest(unit, units);
  const hint = meant === undefined ? '' : `: did you mean \`.env.${meant}\`?`;
  return [
    finding('file-unread', {
      at: { file: path },
      message: `There is no unit \`${unit}\`, so nothing reads \`${path}\`${hint}`,
    }),
  ];
}

function checkContent({ path, content }: SettingsFile): Finding[] {
  if (content.problem !== undefined) {
    const code = content.problem === 'binary' ? 'file-binary' : 'file-unreadable';
    const message = `\`${path}\` cannot be read: ${content.reason}`;
    return [finding(code, { at: { file: path }, message })];
  }
  const { text, entries } = content;
  const findings = entries.flatMap((entry) => {
    if (entry.kind === 'unreadable') {
      const at = { file: path, line: entry.line, column: 1 };
      return [finding('line-unreadable', { at, message: entry.reason })];
    }
    if (entry.kind !== 'assignment' || !/^[ \t]*export[ \t]/.test(entry.raw)) return [];
    const at = { file: path, line: entry.line, column: 1 };
    const message = `\`${entry.name}\` is written after \`export\``;
    return [finding('text-export', { at, variable: entry.name, message })];
  });
  if (text.startsWith('\uFEFF')) {
    const at = { file: path, line: 1, column: 1 };
    findings.push(
      finding('text-bom', { at, message: `\`${path}\` begins with a byte order mark` }),
    );
  }
  const windows = text.indexOf('\r\n');
  if (windows !== -1) {
    const line = text.slice(0, windows).split('\n').length;
    const message = `\`${path}\` has Windows line ends`;
    findings.push(finding('text-crlf', { at: { file: path, line, column: 1 }, message }));
  }
  return findings;
}
