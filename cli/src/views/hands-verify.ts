import type { VerifyResult } from '../hands/verify-files.ts';
import type { Palette } from '../output/palette.ts';

/** Wrong hands one a line, then the count. */
export function verifyText({ files, hands, ok, failed }: VerifyResult, palette: Palette): string {
  const lines = failed.map(({ file, line, hand, code, message }) => {
    const name = hand === null ? '' : ` hand ${hand}`;
    return `${palette.hint(`${file}:${line}`)}${name} ${palette.failure(code)}: ${message}`;
  });
  const where = files === 1 ? '1 file' : `${files} files`;
  if (hands === 0) return `No hand in ${where}: there is nothing to replay`;
  const count = `${ok} of ${hands} hands in ${where} replay as recorded`;
  lines.push(failed.length === 0 ? palette.success(count) : palette.failure(count));
  return lines.join('\n');
}
