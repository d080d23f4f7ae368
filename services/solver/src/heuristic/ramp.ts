/** Half the width of the band of equity around a threshold in which actions are mixed. */
const halfBand = 0.04;

/** 0 below the band around a threshold, 1 above it, rising evenly between. */
export function ramp(value: number, threshold: number): number {
  return Math.max(0, Math.min(1, (value - threshold + halfBand) / (2 * halfBand)));
}
