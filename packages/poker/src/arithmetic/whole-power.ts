/**
 * A number to a whole power from 0 on, by multiplying: the same bits on every platform, which `**` does not promise.
 */
export function wholePower(base: number, exponent: number): number {
  let power = 1;
  for (let factor = 0; factor < exponent; factor += 1) power *= base;
  return power;
}
