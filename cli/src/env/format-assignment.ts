/** One line of an environment file that reads back as exactly this value. */
export function formatAssignment(name: string, value: string): string {
  return `${name}=${quoteIfNeeded(value)}`;
}

function quoteIfNeeded(value: string): string {
  if (/^[\w.,:/@%+~*?!=&|;()[\]{}<>^-]*$/.test(value)) return value;
  const escaped = value
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('$', '\\$')
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t');
  return `"${escaped}"`;
}
