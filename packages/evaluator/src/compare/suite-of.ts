import type { RunManifest } from '../config/run-manifest.ts';
import { lbrConfigOf } from '../lbr/lbr-result.ts';

/** The suite of a run as it is compared: who asks what can be won from a bot does not ask whether it is healthy. */
export function suiteOf(manifest: RunManifest): RunManifest['suite'] | 'lbr' {
  return lbrConfigOf(manifest) === undefined ? manifest.suite : 'lbr';
}
