import type { Palette } from '../output/palette.ts';
import { table } from '../output/table.ts';
import type { SecretsHistoryResult } from '../secrets/use-cases/results.ts';

type Row = SecretsHistoryResult['versions'][number];

/** The versions, then what was done to them. */
export function secretHistoryText(
  { versions, acts }: SecretsHistoryResult,
  palette: Palette,
): string {
  const isCertificate = versions.some(({ certificate }) => certificate !== null);
  const known = table(versions, [
    { title: 'VERSION', align: 'right', cell: ({ version }) => String(version) },
    {
      title: 'STATE',
      cell: ({ state }) => (state === 'current' ? palette.success(state) : state),
    },
    { title: 'STORED', cell: ({ createdAt }) => createdAt },
    { title: 'BY', cell: ({ createdBy }) => createdBy },
    { title: 'FINGERPRINT', cell: ({ fingerprint }) => shortened(fingerprint) },
    ...(isCertificate
      ? [
          { title: 'SUBJECT', cell: ({ certificate }: Row) => certificate?.subject ?? '' },
          { title: 'SERIAL', cell: ({ certificate }: Row) => certificate?.serial ?? '' },
          { title: 'VALID UNTIL', cell: ({ certificate }: Row) => certificate?.notAfter ?? '' },
        ]
      : []),
    { title: 'KEPT UNTIL', cell: ({ retireAfter }) => retireAfter ?? '' },
  ]);
  const done = acts.map(
    ({ at, who, what, version, by }) => `${at}  ${who} ${what} version ${version} (${by})`,
  );
  return [known, '', ...done].join('\n');
}

/** Of the 32 bytes of a certificate's fingerprint, as many as tell it apart. */
export function shortened(fingerprint: string): string {
  return fingerprint.includes(':') ? `${fingerprint.slice(0, 17)}…` : fingerprint;
}
