import { formatDuration } from '../output/duration.ts';
import type { Palette } from '../output/palette.ts';
import { table } from '../output/table.ts';
import type {
  SecretSummary,
  SecretsGetResult,
  SecretsListResult,
} from '../secrets/use-cases/results.ts';

export interface ListView {
  readonly palette: Palette;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The value if it was asked for, else what is known of it. */
export function secretText(
  { value, origin, fingerprint }: SecretsGetResult,
  palette: Palette,
): string {
  if (value !== null) return value;
  const known = fingerprint === null ? '' : `, fingerprint ${fingerprint}`;
  return `${origin}${known} ${palette.faint('(`--reveal` shows it)')}`;
}

export function secretListText({ secrets }: SecretsListResult, view: ListView): string {
  if (secrets.length === 0) {
    const hint = view.palette.hint('hint:');
    return `No secret is stored for this workspace\n${hint} where it was moved, \`pokerbot secrets doctor\` finds those it had`;
  }
  return table(secrets, [
    { title: 'NAME', cell: ({ name }) => name },
    { title: 'STORE', cell: ({ store }) => store },
    { title: 'VERSION', align: 'right', cell: ({ version }) => String(version ?? '-') },
    { title: 'FINGERPRINT', cell: ({ fingerprint }) => fingerprint ?? '-' },
    { title: 'AGE', align: 'right', cell: ({ createdAt }) => ageOf(createdAt, view.now) },
    { title: 'DUE', align: 'right', cell: (secret) => dueOf(secret, view) },
  ]);
}

export function ageOf(createdAt: string | null, now: number): string {
  return createdAt === null ? '-' : formatDuration(now - Date.parse(createdAt));
}

type Due = Pick<SecretSummary, 'due' | 'overdue'>;

export function dueOf({ due, overdue }: Due, { palette, now }: ListView): string {
  if (due === null) return '-';
  const distance = formatDuration(Math.abs(Date.parse(due) - now));
  return overdue ? palette.warning(`${distance} ago`) : `in ${distance}`;
}
