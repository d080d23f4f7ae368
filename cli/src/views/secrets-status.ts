import { table } from '../output/table.ts';
import type { SecretsStatusResult } from '../secrets/use-cases/results.ts';
import { certificateHints, certificateTable } from './certificate-table.ts';
import { ageOf, dueOf, type ListView } from './secret-times.ts';

/** Every declared secret in one line, and what to do about those that are due or not everywhere. */
export function secretStatusText(
  { secrets, certificates }: SecretsStatusResult,
  view: ListView,
): string {
  const { palette } = view;
  const rows = table(secrets, [
    { title: 'NAME', cell: ({ name }) => name },
    { title: 'FROM', cell: ({ store }) => store ?? palette.faint('nowhere') },
    { title: 'VERSION', align: 'right', cell: ({ version }) => String(version ?? '-') },
    { title: 'AGE', align: 'right', cell: ({ createdAt }) => ageOf(createdAt, view.now) },
    { title: 'DUE', align: 'right', cell: (secret) => dueOf(secret, view) },
    { title: 'USED BY', cell: (secret) => users(secret, view) },
  ]);
  const due = secrets.filter(({ overdue }) => overdue).map(({ name }) => name);
  const behind = secrets.some(({ consumers }) => consumers.some(({ current }) => !current));
  const hints = [
    ...(due.length > 0
      ? [`replace what is due: \`pokerbot secrets rotate ${due.join(' ')}\``]
      : []),
    ...(behind ? ['`pokerbot up` gives the units what they would get now'] : []),
  ];
  const wire = certificates.length === 0 ? [] : ['', certificateTable(certificates, view)];
  const told = [...hints, ...certificateHints(certificates)];
  return [rows, ...wire, ...told.map((hint) => `${palette.hint('hint:')} ${hint}`)].join('\n');
}

type Row = SecretsStatusResult['secrets'][number];

function users({ consumers, units }: Row, { palette }: ListView): string {
  if (consumers.length === 0) return palette.faint(`${units.join(', ')} (down)`);
  return consumers
    .map(({ unit, current }) => (current ? unit : palette.warning(`${unit} (another value)`)))
    .join(', ');
}
