const shell = /^(?:\S*\/)?(?:ba|da)?sh(?: -[a-z]+(?: pipefail)?)* /;

/** The command that ended a build, by the words of BuildKit of any version; undefined where no command did. */
export function failedCommand(error: string): string | undefined {
  const found =
    error.match(/executor failed running \[(.*)\]: exit code/s) ??
    error.match(/process "(.*)" did not complete successfully/s);
  return found?.[1]?.replace(shell, '').replace(/\\(["\\])/g, '$1');
}

/** The command that a step of a Dockerfile runs, without what is mounted for it. */
export function commandOf(step: string): string | undefined {
  return oneLine(step).match(/\bRUN (?:--\S+ )*(.*)$/)?.[1];
}

/** As the words of BuildKit have it, whatever line breaks the Dockerfile has. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
