/** One look of the engine at a container's health. */
export interface HealthLook {
  readonly ExitCode: number;
  readonly Output: string;
}

/** Looks without an answer in a row that make a unit hung before it was ever healthy. */
const silentLooks = 3;
const longestDetail = 500;

/** What a look gave, in the words that units and checks use everywhere. */
export function healthWords({ ExitCode, Output }: HealthLook): string {
  const limit = Output.match(/^Health check exceeded timeout \(([^)]+)\)/)?.[1];
  if (limit !== undefined) return `no answer within ${milliseconds(limit)} ms`;
  const said = Output.trim().slice(0, longestDetail);
  if (/^OCI runtime exec failed/.test(said)) return `the health check cannot run: ${said}`;
  return said === '' ? `the health check ended with exit code ${ExitCode}` : said;
}

/** What the last look said; undefined before the first. */
export function lastWords(looks: readonly HealthLook[]): string | undefined {
  const last = looks.at(-1);
  return last && healthWords(last);
}

/** Whether the last look got no answer. */
export function isSilent(looks: readonly HealthLook[]): boolean {
  return /no answer within/.test(lastWords(looks) ?? '');
}

/** Whether no look for a while got an answer. */
export function isSilentForLong(looks: readonly HealthLook[]): boolean {
  return looks.length >= silentLooks && looks.slice(-silentLooks).every((look) => isSilent([look]));
}

const units: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };

/** Reads a duration as Go writes it, such as `1m3.5s`. */
function milliseconds(duration: string): number {
  const parts = [...duration.matchAll(/([\d.]+)(ms|[hms])/g)];
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? 0), 0);
}
