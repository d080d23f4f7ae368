import type { Palette } from '../output/palette.ts';
import { table } from '../output/table.ts';
import type { SecretsGetResult, SecretsListResult } from '../secrets/use-cases/results.ts';
import { certificateTable } from './certificate-table.ts';
import { ageOf, dueOf, type ListView } from './secret-times.ts';

/** The value if it was asked for, else what is known of it. */
export function secretText(
  { value, origin, fingerprint }: SecretsGetResult,
  palette: Palette,
): string {
  if (value !== null) return value;
  const known = fingerprint === null ? '' : `, fingerprint ${fingerprint}`;
  return `${origin}${known} ${palette.faint('(`--reveal` shows it)')}`;
}

export function secretListText(
  { secrets, certificates }: SecretsListResult,
  view: ListView,
): string {
  const rows = certificates.length === 0 ? [] : ['', certificateTable(certificates, view)];
  if (secrets.length === 0) {
    const hint = view.palette.hint('hint:');
    const none = `No secret is stored for this workspace\n${hint} where it was moved, \`pokerbot secrets doctor\` finds those it had`;
    return [none, ...rows].join('\n');
  }
  const known = table(secrets, [
    { title: 'NAME', cell: ({ name }) => name },
    { title: 'STORE', cell: ({ store }) => store },
    { title: 'VERSION', align: 'right', cell: ({ version }) => String(version ?? '-') },
    { title: 'FINGERPRINT', cell: ({ fingerprint }) => fingerprint ?? '-' },
    { title: 'AGE', align: 'right', cell: ({ createdAt }) => ageOf(createdAt, view.now) },
    { title: 'DUE', align: 'right', cell: (secret) => dueOf(secret, view) },
  ]);
  return [known, ...rows].join('\n');
}
