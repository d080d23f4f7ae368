import type { ShadowSummary } from '@poker-bot/shared/evaluation/shadow-summary';

export interface AgreementFigures {
  readonly decisions: number;
  readonly agreements: number;
  /** Decisions with an advisor late or failed, and how many of them agree. */
  readonly degraded: number;
  readonly degradedAgreements: number;
  readonly minAgreement: number | null;
}

type Judged = Pick<ShadowSummary, 'verdict' | 'reasons'>;

/**
 * Judges a run by the least agreement that was asked for. What the candidate would have done in a degraded decision is not
 * known: a verdict that hangs on those is undecided.
 */
export function judgeAgreement(figures: AgreementFigures): Judged {
  const { decisions, agreements, degraded, degradedAgreements, minAgreement } = figures;
  if (minAgreement === null) return { verdict: null, reasons: [] };
  if (decisions === 0) return { verdict: 'undecided', reasons: ['No decision was replayed'] };
  const whole = agreements - degradedAgreements;
  const least = whole / decisions;
  const most = (whole + degraded) / decisions;
  const told = `${percent(agreements / decisions)} of ${decisions} decisions agree`;
  const asked = `the least asked for is ${percent(minAgreement)}`;
  if (least >= minAgreement) return { verdict: 'pass', reasons: [`${told}, ${asked}`] };
  if (most < minAgreement) return { verdict: 'fail', reasons: [`${told}, ${asked}`] };
  const reason = `${told}, ${asked}, and ${degraded} degraded decisions could tip it`;
  return { verdict: 'undecided', reasons: [reason] };
}

/** Rounded away from a hundred: 99.96 % are not all. */
function percent(share: number): string {
  const text = (share * 100).toFixed(1);
  return text === '100.0' && share < 1 ? 'nearly 100%' : `${text}%`;
}
