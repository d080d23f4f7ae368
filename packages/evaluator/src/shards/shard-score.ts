import type { SmokeManifest } from '../config/smoke-manifest.ts';
import { RunScore } from '../score/run-score.ts';
import { rangeOf } from './shard-range.ts';

/** The score of a run, or of the hands of its shard alone. */
export function scoreOf(manifest: SmokeManifest): RunScore {
  const { from, to } = rangeOf(manifest);
  return new RunScore({ ...manifest, settings: { ...manifest.settings, hands: to - from } });
}
