import type { LogLine, LogOptions } from '../../../driver.ts';
import { LogFileTail } from '../../log-file-tail.ts';
import { createRedaction } from '../../redact.ts';
import type { DockerSite } from '../docker-site.ts';
import { findContainer } from '../find-container.ts';
import { containerLines } from './container-lines.ts';
import { followUnits } from './follow-units.ts';
import { savedLogPath } from './saved-log.ts';
import { toMilliseconds, toNanoseconds } from './stamped-lines.ts';

type SiteOptions = Omit<LogOptions, 'units'>;

/** What the units have written, in containers that are gone and that are there; when following, until the signal. */
export async function* readContainerLogs(
  site: DockerSite,
  options: LogOptions,
): AsyncIterable<LogLine> {
  const { units, follow, signal } = options;
  const parts = await Promise.all(units.map((unit) => readUnit(site, unit, options)));
  yield* parts.flatMap(({ lines }) => lines).sort((one, other) => one.time - other.time);
  if (!follow || signal.aborted) return;
  const seen = new Map(units.map((unit, index) => [unit, parts[index]?.last ?? 0n]));
  yield* followUnits(site, seen, signal);
}

interface UnitLines {
  readonly lines: readonly LogLine[];
  /** Time of the last line that there is, wanted or not, in nanoseconds since the epoch. */
  readonly last: bigint;
}

async function readUnit(
  site: DockerSite,
  unit: string,
  { since = 0, tail }: SiteOptions,
): Promise<UnitLines> {
  const saved = readSaved(site, unit);
  const savedLast = saved.at(-1)?.time ?? 0;
  const container = await findContainer(site, unit);
  const redact = createRedaction(site.secrets.hidden(unit));
  const kept = container
    ? await containerLines(site.docker, container.id, { since: toNanoseconds(savedLast) })
    : [];
  // What was kept when a container ended is not told twice while it still exists.
  const fresh = kept.filter(({ time }) => toMilliseconds(time) > savedLast);
  const lines = [
    ...saved,
    ...fresh.map(({ time, text }) => ({ unit, time: toMilliseconds(time), text: redact(text) })),
  ].filter(({ time }) => time >= since);
  return {
    lines: tail === undefined ? lines : lines.slice(lines.length - Math.min(tail, lines.length)),
    last: kept.at(-1)?.time ?? toNanoseconds(savedLast),
  };
}

function readSaved(site: DockerSite, unit: string): LogLine[] {
  const file = new LogFileTail(unit, savedLogPath(site.paths.logs, unit));
  try {
    return file.readAll();
  } finally {
    file.close();
  }
}
