import type { FailureEvidence, FailureTraces } from './failure-card.ts';

export interface Diagnosis {
  readonly explanation: string;
  readonly next: string;
}

/** Knows one kind of failure by its traces. */
export interface Recogniser {
  readonly cause: string;
  /** The text of the last lines, and everything else that is known; undefined: not this one. */
  recognise(text: string, traces: FailureTraces): Diagnosis | undefined;
}

interface ByText {
  readonly cause: string;
  readonly pattern: RegExp;
  explain(match: RegExpMatchArray, evidence: FailureEvidence): string;
  next(match: RegExpMatchArray, evidence: FailureEvidence): string;
}

/** A failure that shows in the log. */
export function byText({ cause, pattern, explain, next }: ByText): Recogniser {
  return {
    cause,
    recognise(text, evidence) {
      const match = text.match(pattern);
      if (!match) return undefined;
      return { explanation: explain(match, evidence), next: next(match, evidence) };
    },
  };
}

/** The command that shows everything a unit wrote. */
export function showLogs({ unit }: FailureEvidence): string {
  return `pokerbot logs --tail 100 ${unit}`;
}
