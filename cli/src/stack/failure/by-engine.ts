import type { FailureEvidence } from './failure-card.ts';
import type { Recogniser } from './recogniser.ts';

interface ByEngine {
  readonly cause: string;
  /** Of which the first group that is found says what it is about. */
  readonly pattern: RegExp;
  explain(about: string | undefined, evidence: FailureEvidence, words: string): string;
  next(about: string | undefined, evidence: FailureEvidence): string;
}

/** A failure that the container engine itself names. */
export function byEngine({ cause, pattern, explain, next }: ByEngine): Recogniser {
  return {
    cause,
    recognise(_text, evidence) {
      const match = evidence.engine?.match(pattern);
      if (!match) return undefined;
      const about = match.slice(1).find((group) => group !== undefined);
      return {
        explanation: explain(about, evidence, match[0].trim()),
        next: next(about, evidence),
      };
    },
  };
}
