import { formatDuration } from '../output/duration.ts';
import type { Palette } from '../output/palette.ts';
import type { SecretSummary } from '../secrets/use-cases/results.ts';

export interface ListView {
  readonly palette: Palette;
  /** Milliseconds since the epoch. */
  readonly now: number;
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
