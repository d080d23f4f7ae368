/** Thrown by an advisor whose own deadline has passed: it is late, not broken. */
export class AdviceLate extends Error {
  override readonly name = 'AdviceLate';
}
