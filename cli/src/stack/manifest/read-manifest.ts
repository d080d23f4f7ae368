import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Manifest } from './manifest-schema.ts';
import { parseManifest } from './parse-manifest.ts';

/**
 * Reads and checks `pokerbot.yaml` of a workspace.
 *
 * @throws PokerbotError `FILE_UNREADABLE`, `MANIFEST_SYNTAX`, `MANIFEST_INVALID`
 */
export function readManifest(workspace: string): Manifest {
  return parseManifest(readText(join(workspace, 'pokerbot.yaml')), 'pokerbot.yaml');
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new PokerbotError('FILE_UNREADABLE', {
      message: `\`${path}\` cannot be read: ${(cause as Error).message}`,
      details: { path },
      cause,
    });
  }
}
