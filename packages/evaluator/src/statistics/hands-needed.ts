/** Two-sided 95 % point of the normal distribution. */
const normalPoint = 1.959_963_984_540_054;

export interface HandsNeededOptions {
  /** Standard deviation of one deal's result, in bb/100. */
  readonly standardDeviation: number;
  /** Half of the width that the 95 % interval shall have, in bb/100. */
  readonly halfWidth: number;
  /** Hands that one deal takes: one for each seat. */
  readonly handsPerDeal: number;
}

/** Hands after which the 95 % interval is expected to be as narrow as wanted, at the measured variance. */
export function handsNeeded(options: HandsNeededOptions): number {
  const { standardDeviation, halfWidth, handsPerDeal } = options;
  const deals = Math.ceil(((normalPoint * standardDeviation) / halfWidth) ** 2);
  return Math.max(deals, 2) * handsPerDeal;
}
