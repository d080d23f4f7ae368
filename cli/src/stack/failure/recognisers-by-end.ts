import type { FailureEvidence, FailureTraces } from './failure-card.ts';
import { byText, type Recogniser, showLogs } from './recogniser.ts';

/** What remains to be said from the way it ended, or did not. */
export const recognisersByEnd: readonly Recogniser[] = [
  {
    cause: 'killed',
    recognise: (_text, evidence) =>
      evidence.signal === 'SIGKILL'
        ? {
            explanation:
              'The unit was killed from outside (SIGKILL): by somebody, or by the system when memory ran out',
            next: 'pokerbot status',
          }
        : undefined,
  },
  {
    cause: 'native-crash',
    recognise: (_text, evidence) =>
      ['SIGSEGV', 'SIGBUS', 'SIGILL', 'SIGABRT', 'SIGFPE'].includes(evidence.signal ?? '')
        ? {
            explanation: `Native code crashed (${evidence.signal})`,
            next: showLogs(evidence),
          }
        : undefined,
  },
  {
    cause: 'ended-at-once',
    recognise: (_text, evidence) =>
      evidence.exitCode === 0
        ? {
            explanation: 'The unit ended by itself with exit code 0, but is meant to keep running',
            next: showLogs(evidence),
          }
        : undefined,
  },
  {
    cause: 'terminated',
    recognise: (_text, evidence) =>
      evidence.signal === undefined
        ? undefined
        : { explanation: `The unit was ended by ${evidence.signal}`, next: showLogs(evidence) },
  },
  {
    cause: 'environment-invalid',
    recognise(text, traces) {
      const refused = refusedVariable(text, traces);
      return (
        refused && {
          explanation: `An environment variable cannot be used: ${refused.words}`,
          next: `grep -n ${refused.name} .env .env.* pokerbot.yaml`,
        }
      );
    },
  },
  byText({
    cause: 'uncaught-error',
    // On a line of its own, or as a field of a structured log.
    pattern:
      /^\s*\[?((?:Uncaught )?(?:[A-Z]\w*)?(?:Error|Exception)(?: \[\w+\])?: .*?)(?:\]? \{)?$|"(?:error|stack)":"((?:[A-Z]\w*)?(?:Error|Exception): [^"\\]*)|\b(panicked at .*)/m,
    explain: (match) => `The unit's code threw: ${match[1] ?? match[2] ?? match[3]}`,
    next: (_match, evidence) => showLogs(evidence),
  }),
  {
    cause: 'crash-loop',
    recognise: (_text, evidence) =>
      evidence.phase !== 'health' && evidence.attempts > 1
        ? {
            explanation: `The unit ended ${evidence.attempts} times in a row${exit(evidence)}`,
            next: showLogs(evidence),
          }
        : undefined,
  },
  {
    cause: 'ended',
    recognise: (_text, evidence) =>
      evidence.exitCode === undefined
        ? undefined
        : { explanation: `The unit ended${exit(evidence)}`, next: showLogs(evidence) },
  },
];

/** The error with which a program ended that names a variable which it was given. */
function refusedVariable(text: string, { exitCode, variables = [] }: FailureTraces) {
  if (exitCode === undefined) return undefined;
  const errors = text.matchAll(/^\s*\[?(?:[\w.]*(?:Error|Exception)|error|fatal): (.*?)\]?$/gim);
  for (const [, words = ''] of errors) {
    const name = variables.find((each) => new RegExp(`\\b${each}\\b`).test(words));
    if (name !== undefined) return { name, words };
  }
  return undefined;
}

function exit({ exitCode }: FailureEvidence): string {
  return exitCode === undefined ? '' : ` with exit code ${exitCode}`;
}
