import { formatDuration } from '../output/duration.ts';
import type { Palette } from '../output/palette.ts';
import type { SecretSummary } from '../secrets/use-cases/results.ts';

export interface ListView {
  readonly palette: Palette;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Where the clock was put back since, the time until then. */
export function ageOf(createdAt: string | null, now: number): string {
  if (createdAt === null) return '-';
  const age = now - Date.parse(createdAt);
  return age < 0 ? `in ${formatDuration(-age)}` : formatDuration(age);
}

type Due = Pick<SecretSummary, 'due' | 'overdue'>;

export function dueOf({ due, overdue }: Due, { palette, now }: ListView): string {
  if (due === null) return '-';
  const distance = formatDuration(Math.abs(Date.parse(due) - now));
  return overdue ? palette.warning(`${distance} ago`) : `in ${distance}`;
}
