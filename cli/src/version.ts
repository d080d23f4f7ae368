import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Installation } from './installation.ts';
import type { versionResult } from './schemas/version-result.ts';

export type VersionResult = z.output<typeof versionResult>;

/** The installation's version and what it runs on. */
export function describeVersion(installation: Installation): VersionResult {
  return {
    version: readVersion(installation),
    node: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
  };
}

function readVersion(installation: Installation): string {
  const manifest: { version: string } = JSON.parse(
    readFileSync(join(installation.root, 'cli/package.json'), 'utf8'),
  );
  return manifest.version;
}
