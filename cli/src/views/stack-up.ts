import { formatDuration } from '../output/duration.ts';
import type { Palette } from '../output/palette.ts';
import { formatCause } from '../stack/plan/format-plan.ts';
import type { UpResult } from '../stack/use-cases/results.ts';
import { unitTable } from './stack-units.ts';

/** What was done and why, and what runs now. */
export function upText(result: UpResult, palette: Palette): string {
  const { operations, units, name, milliseconds } = result;
  const running = units.filter(({ state }) => state !== 'stopped');
  if (operations.length === 0) {
    const healthy = running.filter(({ state }) => state === 'healthy').length;
    const count = healthy === 1 ? '1 unit' : `${healthy} units`;
    return `${palette.success('✔')} \`${name}\` is up to date: ${count} healthy`;
  }
  const replaced = operations.filter(
    ({ kind, cause }) => kind === 'start' && cause.changes.length > 0,
  );
  return [
    ...replaced.map(({ target, cause }) => `${target}: ${formatCause(cause)}`),
    unitTable(running, palette),
    '',
    `${palette.success('✔')} \`${name}\` is up ${palette.faint(formatDuration(milliseconds))}`,
  ].join('\n');
}
