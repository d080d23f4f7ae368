import type { Palette } from '../output/palette.ts';
import type { EnvAuditResult } from '../schemas/env-audit-result.ts';

type Finding = EnvAuditResult['findings'][number];

/** The findings with their places, why they matter and what to do; then what was changed and what was left out. */
export function envAuditText(result: EnvAuditResult, palette: Palette): string {
  const { fixed, leftOut, findings } = result;
  return [
    ...findings.map((finding) => findingText(finding, palette)),
    ...section(fixed.map(({ file, change }) => `${palette.success('fixed')} ${file}: ${change}`)),
    ...section(
      leftOut.map(({ part, reason }) => `${palette.faint(`left out: ${part} (${reason})`)}`),
    ),
    verdict(result, palette),
  ].join('\n\n');
}

function section(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function findingText(finding: Finding, palette: Palette): string {
  const { severity, code, message, why, fix } = finding;
  const paint = {
    error: palette.failure,
    warning: palette.warning,
    note: palette.faint,
  }[severity];
  const place = placeText(finding);
  return [
    `${paint(severity)} ${place === '' ? '' : `${palette.strong(place)} `}${message} ${palette.faint(`(${code})`)}`,
    `  ${why}`,
    `  ${palette.hint('fix:')} ${fix}`,
  ].join('\n');
}

function placeText({ file, line, column }: Finding): string {
  return [file, line, line === null ? null : column].filter((part) => part !== null).join(':');
}

function verdict({ errors, warnings, notes, passed, strict }: EnvAuditResult, palette: Palette) {
  const counts = [
    [errors, 'error'],
    [warnings, 'warning'],
    [notes, 'note'],
  ] as const;
  const told = counts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}${count === 1 ? '' : 's'}`)
    .join(', ');
  if (told === '') return palette.success('Nothing wrong found');
  const why = passed || errors > 0 || !strict ? '' : '; `--strict` counts warnings';
  return passed ? palette.success(told) : palette.failure(`${told}${why}`);
}
