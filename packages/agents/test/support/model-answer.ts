import { createHash } from 'node:crypto';

interface Legal {
  readonly fold: boolean;
  readonly check: boolean;
  readonly call: number | null;
  readonly raise: { readonly min: number; readonly max: number } | null;
}

/** What a model writes about a spot: always the same about the same spot, mostly quiet, now and then the smallest raise. */
export function modelAnswer(spot: string): object {
  const { legal } = JSON.parse(spot) as { legal: Legal };
  const first = createHash('sha256').update(spot).digest()[0] ?? 0;
  const bold = legal.raise ? (first % 4) / 10 : 0;
  const quiet = legal.check ? 'check' : legal.call !== null && first % 2 === 0 ? 'call' : 'fold';
  const actions = [{ action: quiet, to: null, probability: 1 - bold }];
  const raise = { action: 'raise', to: legal.raise?.min ?? null, probability: bold };
  return {
    actions: bold > 0 ? [...actions, raise] : actions,
    confidence: 0.5 + first / 512,
    rationale: `A byte of the spot's hash is ${first}.`,
  };
}

/** The same, with an action that no spot allows. */
export function illegalAnswer(): object {
  return {
    actions: [{ action: 'raise', to: 999_999_999, probability: 1 }],
    confidence: 1,
    rationale: 'All of it.',
  };
}
