import { createRedaction } from '../../redact.ts';
import type { DockerSite } from '../docker-site.ts';
import { containerLines } from './container-lines.ts';

/** Lines that a failure card may show. */
const kept = 20;

export interface RecentOptions {
  readonly unit: string;
  readonly container: string;
  readonly secrets: readonly string[];
  /** When the run began that is of interest, in nanoseconds since the epoch. */
  readonly since?: bigint | undefined;
}

/** What a container wrote last, redacted. */
export async function recentLines(site: DockerSite, options: RecentOptions): Promise<string[]> {
  const { unit, container, secrets, since } = options;
  const redact = createRedaction([...site.secrets.hidden(unit), ...secrets]);
  const lines = await containerLines(site.docker, container, { since, tail: kept });
  return lines.map(({ text }) => redact(text));
}
