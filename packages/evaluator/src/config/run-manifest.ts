import { z } from 'zod';
import { shadowManifest } from '../shadow/shadow-manifest.ts';
import { abManifest } from './ab-manifest.ts';
import { serveManifest } from './serve-manifest.ts';
import { smokeManifest } from './smoke-manifest.ts';

/** `manifest.json`: written before the first hand and never changed. A run is resumed from it, not from `config/`. */
export const runManifest = z.discriminatedUnion('suite', [
  smokeManifest,
  abManifest,
  shadowManifest,
  serveManifest,
]);

export type RunManifest = z.output<typeof runManifest>;
