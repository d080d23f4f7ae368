const hidden = '[redacted]';
/** Shorter values would blot out ordinary words. */
const shortestSecret = 4;
/** `name: value` and `name=value` where the name says that the value is not for reading. */
const named =
  /((?:api[_-]?key|token|secret|password|passwd|authorization|dsn)["']?\s*[:=]\s*["']?(?:bearer\s+)?)([^\s"',}]{4,})/gi;

/** Makes a function that removes secrets from a line, by their values and by the names they stand behind. */
export function createRedaction(secrets: readonly string[]): (line: string) => string {
  const values = secrets.filter((secret) => secret.length >= shortestSecret);
  return (line) =>
    values
      .reduce((text, secret) => text.replaceAll(secret, hidden), line)
      .replace(named, `$1${hidden}`);
}
