import { table } from '../output/table.ts';
import type { SecretsStatusResult } from '../secrets/use-cases/results.ts';
import { ageOf, dueOf, type ListView } from './secret-times.ts';
import { shortened } from './secrets-history.ts';

type Rows = SecretsStatusResult['certificates'];

/** The certificates of the wire, one in a line. */
export function certificateTable(certificates: Rows, view: ListView): string {
  const { palette } = view;
  return table(certificates, [
    { title: 'CERTIFICATE', cell: ({ path }) => path },
    { title: 'VERSION', align: 'right', cell: ({ version }) => String(version ?? '-') },
    { title: 'FINGERPRINT', cell: ({ fingerprint }) => shortened(fingerprint ?? '-') },
    { title: 'AGE', align: 'right', cell: ({ createdAt }) => ageOf(createdAt, view.now) },
    { title: 'VALID UNTIL', cell: ({ notAfter }) => notAfter ?? '-' },
    { title: 'DUE', align: 'right', cell: (row) => dueOf(row, view) },
    {
      title: 'USED BY',
      cell: ({ units, problem }) =>
        problem === null ? units.join(', ') : palette.failure(problem),
    },
  ]);
}

/** What to do about them. */
export function certificateHints(certificates: Rows): string[] {
  return certificates.some(({ overdue }) => overdue)
    ? ['replace a certificate that is due: `pokerbot secrets rotate --certificates`']
    : [];
}
