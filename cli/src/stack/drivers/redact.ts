const hidden = '[redacted]';
/** Shorter values would blot out ordinary words. */
const shortestSecret = 4;
/** The same of a line of a value, which may be a bracket or a heading. */
const shortestLine = 8;
/** `name: value` and `name=value` where the name says that the value is not for reading. */
const named =
  /((?:api[_-]?key|token|secret|password|passwd|authorization|dsn)["']?\s*[:=]\s*["']?(?:bearer\s+)?)([^\s"',}]{4,})/gi;

/** Makes a function that removes secrets from a line, by their values and by the names they stand behind. */
export function createRedaction(secrets: readonly string[]): (line: string) => string {
  const written = secrets.filter(({ length }) => length >= shortestSecret).flatMap(waysToWrite);
  // The longest first: one may be the beginning of another.
  const values = [...new Set(written)].sort((one, other) => other.length - one.length);
  return (line) =>
    values
      .reduce((text, secret) => text.replaceAll(secret, hidden), line)
      .replace(named, `$1${hidden}`);
}

/** As it is, as a structured log quotes it, and the lines of it, since what is printed comes by the line. */
function waysToWrite(secret: string): string[] {
  const lines = secret.split(/\r?\n/).filter(({ length }) => length >= shortestLine);
  return [secret, JSON.stringify(secret).slice(1, -1), ...lines];
}
