import type { Check } from '../../doctor/check.ts';
import { certificateStatus } from '../certificates/certificate-status.ts';
import type { CertificateSummary } from '../certificates/certificate-summary.ts';
import type { ExamineSecretsOptions } from './examine-secrets.ts';

const name = 'certificate';
const day = 86_400_000;
/** From here on it is told that a certificate runs out, in days. */
const soon = 30;
const rotate = 'run `pokerbot secrets rotate --certificates`';

/** Whether units can use the certificates that lie where they read them, and for how long. */
export function checkCertificates(options: ExamineSecretsOptions): Check[] {
  const { workspace, environment, secrets, now } = options;
  const at = { records: secrets.paths.certificateRecords, now };
  return certificateStatus({ workspace, environment }, at).map((each) => check(each, now));
}

function check(
  { path, problem, notAfter, overdue, due, narrowAfter }: CertificateSummary,
  now: number,
): Check {
  if (problem !== null) return { name, status: 'fail', reason: problem, fix: fixOf(problem) };
  const days = Math.floor((Date.parse(notAfter ?? '') - now) / day);
  const valid = `\`${path}\` is valid until ${notAfter} (${days} days)`;
  if (days < soon) return { name, status: 'warn', reason: valid, fix: rotate };
  if (overdue) {
    return {
      name,
      status: 'warn',
      reason: `\`${path}\` was due to be replaced ${due}`,
      fix: rotate,
    };
  }
  if (narrowAfter !== null && Date.parse(narrowAfter) <= now) {
    return {
      name,
      status: 'warn',
      reason: `the authority before that of \`${path}\` is still trusted`,
      fix: 'run `pokerbot secrets rotate --due`',
    };
  }
  return { name, status: 'ok', reason: valid };
}

function fixOf(problem: string): string {
  if (problem.includes('may read'))
    return `run \`chmod o-rwx\` on it; if somebody has read it, ${rotate}`;
  if (problem.includes('until')) return rotate;
  return '`pokerbot secrets rotate --resume` ends a rotation that was cut off; else put the files right by hand';
}
