/** Thrown by an advisor that is not set up to answer: no fault, and the decision is not degraded by it. */
export class AdviceSkipped extends Error {
  override readonly name = 'AdviceSkipped';
}
