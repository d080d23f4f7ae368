import type { RunManifest } from '../../config/run-manifest.ts';
import { lbrConfigOf, mbbOfBbPer100 } from '../../lbr/lbr-result.ts';

/** In what the rates of a run are told. */
export interface RateUnit {
  readonly name: 'bb/100' | 'mbb/hand';
  /** In the rows of an export. */
  readonly column: 'bbPer100' | 'mbbPerHand';
  /** Times what its bot wins, in bb/100. */
  readonly factor: number;
}

const won: RateUnit = { name: 'bb/100', column: 'bbPer100', factor: 1 };
const lost: RateUnit = { name: 'mbb/hand', column: 'mbbPerHand', factor: mbbOfBbPer100 };

/** A run is asked what its bot wins, and that of a local best response what this wins from the bot. */
export function rateUnitOf(manifest: RunManifest): RateUnit {
  return lbrConfigOf(manifest) === undefined ? won : lost;
}

interface Rate {
  /** What the bot wins; in the unit once it is told in it. */
  readonly bbPer100: number;
  readonly interval: readonly [number, number] | null;
}

/** The same figure and interval in another unit. */
export function inUnit<R extends Rate>(rate: R, { factor }: RateUnit): R {
  const [one = 0, other = 0] = (rate.interval ?? []).map((end) => factor * end);
  const interval = rate.interval && [Math.min(one, other), Math.max(one, other)];
  return { ...rate, bbPer100: factor * rate.bbPer100, interval };
}
