import { randomBytes } from 'node:crypto';

/** An id that sorts by time and tells suite and start, e.g. `eval-smoke-20260314-152653-a1f09c`. */
export function newRunId(options: {
  readonly prefix: string;
  readonly suite: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}): string {
  const { prefix, suite, createdAt } = options;
  const time = createdAt
    .replace(/\.\d+Z$/, '')
    .replaceAll(/[-:]/g, '')
    .replace('T', '-');
  return `${prefix}-${suite}-${time}-${randomBytes(3).toString('hex')}`;
}
