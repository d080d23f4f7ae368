import type { Palette } from '../output/palette.ts';
import { table } from '../output/table.ts';
import type { SecretsHistoryResult } from '../secrets/use-cases/results.ts';

/** The versions, then what was done to them. */
export function secretHistoryText(
  { versions, acts }: SecretsHistoryResult,
  palette: Palette,
): string {
  const known = table(versions, [
    { title: 'VERSION', align: 'right', cell: ({ version }) => String(version) },
    {
      title: 'STATE',
      cell: ({ state }) => (state === 'current' ? palette.success(state) : state),
    },
    { title: 'STORED', cell: ({ createdAt }) => createdAt },
    { title: 'BY', cell: ({ createdBy }) => createdBy },
    { title: 'FINGERPRINT', cell: ({ fingerprint }) => fingerprint },
    { title: 'KEPT UNTIL', cell: ({ retireAfter }) => retireAfter ?? '' },
  ]);
  const done = acts.map(
    ({ at, who, what, version, by }) => `${at}  ${who} ${what} version ${version} (${by})`,
  );
  return [known, '', ...done].join('\n');
}
