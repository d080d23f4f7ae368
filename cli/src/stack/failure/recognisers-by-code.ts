import { byText, type Recogniser, showLogs } from './recogniser.ts';

/** Failures of the code that was to run. */
export const recognisersByCode: readonly Recogniser[] = [
  {
    cause: 'command-missing',
    recognise: (text, { spawnError, exitCode, command }) =>
      // The shell that becomes the unit says it in its own way.
      spawnError === 'ENOENT' || (exitCode === 127 && /not found/.test(text))
        ? { explanation: `The program \`${command[0]}\` does not exist`, next: 'pokerbot doctor' }
        : undefined,
  },
  {
    cause: 'spawn-refused',
    recognise: (_text, { spawnError, command }) =>
      spawnError === undefined
        ? undefined
        : {
            explanation: `The system refuses to start \`${command[0]}\` (${spawnError})`,
            next: 'pokerbot doctor',
          },
  },
  {
    cause: 'entry-point-missing',
    recognise(text, { command }) {
      const missing = text.match(/Cannot find module '([^']+)'/)?.[1];
      if (missing === undefined) return undefined;
      if (command.includes(missing)) {
        return {
          explanation: `The entry point \`${missing}\` is not built`,
          next: 'pokerbot doctor',
        };
      }
      const own = command.slice(1).find((argument) => isThat(argument, missing));
      return own === undefined
        ? undefined
        : { explanation: `The program's file \`${missing}\` does not exist`, next: `ls -l ${own}` };
    },
  },
  byText({
    cause: 'module-missing',
    pattern: /(?:Cannot find (?:module|package)|No module named) '?([^'\n]+)'?/,
    explain: (match) => `The module \`${match[1]}\` is not installed or not built`,
    next: () => 'pokerbot doctor',
  }),
  byText({
    cause: 'code-broken',
    pattern: /(SyntaxError: [^\n]*)/,
    explain: (match) => `The unit's code does not load: ${match[1]}`,
    next: (_match, evidence) => showLogs(evidence),
  }),
];

/** Whether an argument, relative to the folder of the unit, is the path that Node.js names. */
function isThat(argument: string, path: string): boolean {
  const name = argument.replace(/^\.\//, '');
  return /\.[cm]?[jt]s$|\//.test(name) && path.endsWith(`/${name}`);
}
