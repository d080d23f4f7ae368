import type { FailureCard, FailureTraces } from './failure-card.ts';
import { showLogs } from './recogniser.ts';
import { recognisersByCode } from './recognisers-by-code.ts';
import { recognisersByEnd } from './recognisers-by-end.ts';
import { recognisersByEngine } from './recognisers-by-engine.ts';
import { recognisersByHealth } from './recognisers-by-health.ts';
import { recognisersByText } from './recognisers-by-text.ts';

/** Asked in this order; the first that knows the traces names the cause. */
const recognisers = [
  ...recognisersByEngine,
  ...recognisersByCode,
  ...recognisersByText,
  ...recognisersByHealth,
  ...recognisersByEnd,
];

/** Names the likely cause of a failure. Pure. */
export function diagnose(traces: FailureTraces): FailureCard {
  const { variables, listening, builtFor, waitedMs, ...evidence } = traces;
  const text = evidence.lastLines.join('\n');
  for (const { cause, recognise } of recognisers) {
    const diagnosis = recognise(text, traces);
    if (diagnosis) return { ...evidence, cause, ...diagnosis };
  }
  return {
    ...evidence,
    cause: 'unknown',
    explanation: 'Nothing in its log tells why',
    next: showLogs(evidence),
  };
}
