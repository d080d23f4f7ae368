import type { Check, DoctorReport } from '../doctor/check.ts';
import type { Palette } from '../output/palette.ts';

/** One line for each check, with its fix below when there is something to do. */
export function renderDoctor({ checks }: DoctorReport, palette: Palette): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  const lines = checks.map((check) => renderCheck(check, { palette, width }));
  const count = (status: Check['status']) => checks.filter((each) => each.status === status).length;
  const [failed, warned] = [count('fail'), count('warn')];
  const verdict =
    failed > 0
      ? palette.failure(`${failed} of ${checks.length} checks failed`)
      : palette.success(
          warned > 0 ? `Nothing stands in the way; ${warned} to look at` : 'All well',
        );
  return [...lines, '', verdict].join('\n');
}

function renderCheck(
  { name, status, reason, fix }: Check,
  { palette, width }: { readonly palette: Palette; readonly width: number },
): string {
  const sign = {
    ok: palette.success('✔'),
    warn: palette.warning('!'),
    fail: palette.failure('✖'),
  }[status];
  const indent = ' '.repeat(width + 4);
  const head = `${sign} ${name.padEnd(width)}  ${reason.split('\n').join(`\n${indent}`)}`;
  return fix === undefined ? head : `${head}\n${indent}${palette.hint('fix:')} ${fix}`;
}
